// Reads the camera where the browser can, and makes photos smaller before they are sent. Without it all works by photo.
(function () {
  'use strict';
  var form = document.getElementById('photo-form');
  var photo = document.getElementById('photo');
  var MOST = 1600;

  form.addEventListener('submit', function (event) {
    var file = photo.files && photo.files[0];
    if (!file || !window.createImageBitmap || !window.DataTransfer || form.dataset.ready) return;
    event.preventDefault();
    smaller(file)
      .then(function (less) {
        if (less && less.size < file.size) {
          var files = new DataTransfer();
          files.items.add(new File([less], 'photo.jpg', { type: 'image/jpeg' }));
          photo.files = files.files;
        }
      })
      .catch(function () {}) // it goes as it is
      .then(function () {
        form.dataset.ready = 'yes';
        form.submit();
      });
  });

  function smaller(file) {
    return createImageBitmap(file, { imageOrientation: 'from-image' }).then(function (image) {
      var scale = Math.min(1, MOST / Math.max(image.width, image.height));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) {
        canvas.toBlob(done, 'image/jpeg', 0.85);
      });
    });
  }

  var able = 'BarcodeDetector' in window && navigator.mediaDevices && navigator.mediaDevices.getUserMedia;
  if (!able) return;
  var box = document.getElementById('camera');
  var video = document.getElementById('video');
  var said = document.getElementById('camera-said');
  var start = document.getElementById('start');
  box.hidden = false;

  start.addEventListener('click', function () {
    start.hidden = true;
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(function (stream) {
        video.srcObject = stream;
        return video.play().then(function () {
          look(new BarcodeDetector({ formats: ['qr_code', 'data_matrix', 'ean_13', 'ean_8', 'code_128'] }), stream);
        });
      })
      .catch(function () {
        said.textContent = box.dataset.failed;
        start.hidden = false;
      });
  });

  function look(detector, stream) {
    detector
      .detect(video)
      .then(function (codes) {
        if (codes.length === 0) return again();
        stream.getTracks().forEach(function (track) {
          track.stop();
        });
        var typed = document.getElementById('typed');
        typed.value = codes[0].rawValue;
        typed.form.submit();
      })
      .catch(again);
    function again() {
      window.setTimeout(function () {
        look(detector, stream);
      }, 150);
    }
  }
})();
