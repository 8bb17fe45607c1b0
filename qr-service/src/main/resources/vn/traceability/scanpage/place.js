'use strict';
// Fills in the form by the position of the phone. Without scripts the list of communes does.
(() => {
  const KEY = 'scan-device';
  const form = document.getElementById('place');
  const fields = form.elements;
  const locate = document.getElementById('locate');

  // Made at random here and kept only while the person agrees.
  const device = () => {
    try {
      if (!fields.consent.checked) {
        localStorage.removeItem(KEY);
        return '';
      }
      let value = localStorage.getItem(KEY) || '';
      if (!/^[0-9a-f]{32}$/.test(value)) {
        value = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
          byte.toString(16).padStart(2, '0')).join('');
        localStorage.setItem(KEY, value);
      }
      return value;
    } catch (storageIsOff) {
      return '';
    }
  };

  form.addEventListener('submit', () => {
    fields.device.value = device();
  });
  // A hundredth of a degree, about a kilometre, tells the commune; the server keeps no more than that.
  locate.addEventListener('click', () => {
    locate.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fields.latitude.value = coords.latitude.toFixed(2);
        fields.longitude.value = coords.longitude.toFixed(2);
        fields.device.value = device();
        form.submit();
      },
      () => {
        locate.disabled = false;
        document.getElementById('unlocated').hidden = false;
      },
      { timeout: 20000, maximumAge: 600000 },
    );
  });
  for (const part of document.querySelectorAll('[data-script]')) {
    part.hidden = !('geolocation' in navigator);
  }
})();
