// Hide where the app is not there to do it: on the help page, before the app has come, and when it
// broke. Shift three times, or a link to the plain page, puts that page here at once. Nothing that is
// stored is touched. The app counts for itself, by the same rules: src/app/hide.rs.
(function () {
  'use strict';

  var TITLE = 'Kitchen measures';
  var WITHIN = 5000;
  var root = document.documentElement;
  var shifts = [];

  function hide() {
    document.title = TITLE;
    root.setAttribute('data-hidden', '');
    document.body.textContent = '';
    location.replace('measures.html');
  }

  function appIsThere() {
    return root.hasAttribute('data-ready') && !root.hasAttribute('data-broken');
  }

  document.addEventListener('keydown', function (event) {
    if (event.repeat || appIsThere()) return;
    if (event.key !== 'Shift' || event.altKey || event.ctrlKey) {
      shifts = [];
      return;
    }
    shifts = shifts.concat(event.timeStamp).slice(-3);
    if (shifts.length === 3 && shifts[2] - shifts[0] <= WITHIN) hide();
  }, true);

  document.addEventListener('click', function (event) {
    if (!event.target.closest('a[href="measures.html"]')) return;
    event.preventDefault();
    hide();
  });

  // Going back may bring this very page again, as it was left: empty.
  window.addEventListener('pageshow', function (event) {
    if (event.persisted && root.hasAttribute('data-hidden')) location.reload();
  });
})();
