// Reads the camera, by the browser where it can, else by sending pictures of it to be read; and makes photos smaller before
// they are sent. Without scripts all works by photo.
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

  if (!(navigator.mediaDevices && navigator.mediaDevices.getUserMedia && window.fetch)) return;
  var FRAME = 800; // pixels of a side
  var PAUSE = 500; // ms between two pictures that are sent
  var SENT = 60; // pictures; then somebody has laid the phone down
  var box = document.getElementById('camera');
  var video = document.getElementById('video');
  var said = document.getElementById('camera-said');
  var start = document.getElementById('start');
  box.hidden = false;

  start.addEventListener('click', function () {
    start.hidden = true;
    said.textContent = box.dataset.hint;
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 1280 } } })
      .then(function (stream) {
        video.srcObject = stream;
        return video.play().then(detector).then(function (found) {
          look(found ? byBrowser(found) : byServer(), stream);
        });
      })
      .catch(function () {
        ended(box.dataset.failed);
      });
  });

  // Some browsers have a detector that reads no codes.
  function detector() {
    if (!('BarcodeDetector' in window)) return null;
    return BarcodeDetector.getSupportedFormats()
      .then(function (formats) {
        var wanted = ['qr_code', 'data_matrix', 'ean_13', 'ean_8', 'code_128'].filter(function (format) {
          return formats.indexOf(format) >= 0;
        });
        return wanted.indexOf('qr_code') >= 0 ? new BarcodeDetector({ formats: wanted }) : null;
      })
      .catch(function () {
        return null;
      });
  }

  // Both give a text, or '' where there is no code yet.
  function byBrowser(found) {
    return {
      pause: 150,
      left: Infinity,
      read: function () {
        return found.detect(video).then(function (codes) {
          return codes.length > 0 ? codes[0].rawValue : '';
        });
      },
    };
  }

  function byServer() {
    return {
      pause: PAUSE,
      left: SENT,
      read: function () {
        return frame().then(function (picture) {
          return fetch('/scan/frame', { method: 'POST', body: picture, headers: { 'Content-Type': 'image/jpeg' } }).then(
            function (answer) {
              return answer.status === 200 ? answer.text() : '';
            },
          );
        });
      },
    };
  }

  // The middle of the picture, which is where the code is held.
  function frame() {
    var side = Math.min(video.videoWidth, video.videoHeight);
    var canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.min(side, FRAME);
    canvas
      .getContext('2d')
      .drawImage(
        video,
        (video.videoWidth - side) / 2,
        (video.videoHeight - side) / 2,
        side,
        side,
        0,
        0,
        canvas.width,
        canvas.height,
      );
    return new Promise(function (done, failed) {
      canvas.toBlob(
        function (picture) {
          if (picture) done(picture);
          else failed(new Error('no picture'));
        },
        'image/jpeg',
        0.6,
      );
    });
  }

  function look(reader, stream) {
    reader
      .read()
      .catch(function () {
        return ''; // the next picture may do
      })
      .then(function (text) {
        reader.left -= 1;
        if (text) {
          stop(stream);
          var typed = document.getElementById('typed');
          typed.value = text;
          typed.form.submit();
        } else if (reader.left <= 0) {
          stop(stream);
          ended(box.dataset.unread);
        } else {
          window.setTimeout(look, reader.pause, reader, stream);
        }
      });
  }

  function stop(stream) {
    stream.getTracks().forEach(function (track) {
      track.stop();
    });
  }

  function ended(why) {
    said.textContent = why;
    start.hidden = false;
  }
})();
