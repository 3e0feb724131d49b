// Loads the parts of the app that are files of their own (xtask/src/split), when a page of theirs is opened.
//   data-part-<name> on <html>, written by the build: the part's address and what its bytes must hash to.
// A part works on the memory and the functions of the app itself, so it waits until that runs.
(function () {
  'use strict';

  var asked = {};
  var here = {};
  var app = new Promise(function (resolve) {
    window.addEventListener('TrunkApplicationStarted', function (event) { resolve(event.detail.wasm); });
  });

  function named(part) {
    return document.documentElement.getAttribute('data-part-' + part);
  }

  function bytes(answer) {
    if (!answer.ok) throw new Error(answer.url);
    return answer.arrayBuffer();
  }

  function start(loaded) {
    return WebAssembly.instantiate(loaded[0], { app: loaded[1] });
  }

  function load(part) {
    var file = named(part).split(' ');
    // Asked for anew each time: a browser remembers for ten minutes that a file was not there.
    var asking = fetch(file[0], { integrity: file[1], cache: 'no-cache' });
    return Promise.all([asking.then(bytes), app]).then(start);
  }

  window.ebbHasPart = function (part) {
    return here[part] || !named(part);
  };

  window.ebbLoadPart = function (part) {
    asked[part] = asked[part] || load(part).then(function () {
      here[part] = true;
    }, function (error) {
      asked[part] = null;
      throw error;
    });
    return asked[part];
  };
})();
