// Runs before anything is painted, in every browser, without the app. It talks to nobody.
//   data-returning on <html>: something is stored here, so the shore is shown instead of Welcome.
//   data-broken on <html>: the app stopped or did not start, and #broken is shown.
(function () {
  'use strict';

  var PREFIX = 'ebb1:';
  var PATIENCE = 20000;
  var root = document.documentElement;

  function storedKeys() {
    var keys = [];
    try {
      for (var i = 0; i < localStorage.length; i += 1) {
        var key = localStorage.key(i);
        if (key.indexOf(PREFIX) === 0) keys.push(key);
      }
    } catch (error) {
      // Storage is blocked: nothing to show, and the app says so itself.
    }
    return keys.sort();
  }

  function storedLines() {
    return storedKeys().map(function (key) {
      return JSON.stringify({ key: key, value: localStorage.getItem(key) });
    }).join('\n');
  }

  function waiting() {
    return document.getElementById('first-paint');
  }

  function fail() {
    var section = document.getElementById('broken');
    if (!section || root.hasAttribute('data-broken')) return;
    root.setAttribute('data-broken', '');
    document.getElementById('stored').value = storedLines();
    section.hidden = false;
    section.querySelector('h2').focus();
  }

  function mend() {
    root.removeAttribute('data-broken');
    document.getElementById('broken').hidden = true;
  }

  function afterParsing(act) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act);
    else act();
  }

  // Scripts that extensions put into the page are none of our business.
  function isOurs(file) {
    return !file || file.indexOf(location.origin) === 0;
  }

  function onError(event) {
    if (event.target && event.target.tagName === 'SCRIPT') return afterParsing(fail);
    if (!event.message || !isOurs(event.filename) || event.message.indexOf('ResizeObserver') === 0) return undefined;
    return afterParsing(fail);
  }

  // A browser that refuses something (the clipboard, storage) is no crash; the app answers that.
  function onRejection(event) {
    if (event.reason instanceof DOMException && !waiting()) return;
    afterParsing(fail);
  }

  // Notes, or the key of a lock: what this device is set to is no reason to welcome somebody back.
  // Where our service worker is in charge, somebody has been here before: the first look at ten years of
  // notes takes the browser a fifth of a second, and the first paint does not wait for it. Else it stops at
  // the first note, because listing all of them takes a tenth of a second.
  function isReturning() {
    try {
      if (navigator.serviceWorker && navigator.serviceWorker.controller) return true;
      for (var i = 0; i < localStorage.length; i += 1) {
        if (/^ebb1:[rk]/.test(localStorage.key(i))) return true;
      }
    } catch (error) {
      // Storage is blocked, and the app says so itself.
    }
    return false;
  }

  if (isReturning()) root.setAttribute('data-returning', '');
  window.addEventListener('error', onError, true);
  window.addEventListener('unhandledrejection', onRejection);
  window.setTimeout(function () {
    if (waiting()) afterParsing(fail);
  }, PATIENCE);
  // A slow network is no fault: the app came after all.
  window.addEventListener('TrunkApplicationStarted', function () {
    if (!waiting()) mend();
  });
})();
