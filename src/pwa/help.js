// Opens the country that the device's time zone suggests, and puts it first. Without this script the
// page holds the same, closed. It asks nobody where anyone is, and keeps nothing.
(function () {
  'use strict';

  var zone = '';
  try {
    zone = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  } catch (error) {
    return;
  }

  function suggests(pattern) {
    return pattern.slice(-1) === '/' ? zone.indexOf(pattern) === 0 : zone === pattern;
  }

  var countries = document.querySelectorAll('details[data-zones]');
  for (var i = 0; i < countries.length; i += 1) {
    var country = countries[i];
    if (country.getAttribute('data-zones').split(' ').some(suggests)) {
      country.open = true;
      country.parentNode.insertBefore(country, countries[0]);
      return;
    }
  }
})();
