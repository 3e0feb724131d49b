// Measures from inside the page: injected before the page's own scripts run, read by measure.rs. All
// times are milliseconds after the start of the navigation, or differences of such times.
(() => {
  'use strict';

  const bench = { usable: null, drawn: null, whole: null, opened: null, keys: [], inputs: [], saves: [], tap: null, memory: null };
  window.bench = bench;

  // Calls back when the next frame has been handed over for painting.
  function afterFrame(act) {
    requestAnimationFrame(() => behindThisFrame(act));
  }

  function behindThisFrame(act) {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      act(performance.now());
    };
    channel.port2.postMessage(null);
  }

  function heading() {
    const found = document.querySelector('#app h1');
    return found === null ? '' : found.textContent;
  }

  // ---- start-up: the app says that it is there, and its heading is ----

  const ready = new MutationObserver(() => {
    if (!document.documentElement.hasAttribute('data-ready') || heading() === '') return;
    ready.disconnect();
    bench.usable = performance.now();
    afterFrame((at) => { bench.drawn = at; });
  });
  ready.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });

  // ---- ... and all that is stored has been read: nothing on the page says that it is busy ----

  const read = new MutationObserver(() => {
    if (bench.usable === null || heading() === '' || document.querySelector('#app [aria-busy=true]')) return;
    read.disconnect();
    bench.whole = performance.now();
  });
  read.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready', 'aria-busy'] });

  bench.start = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    if (!paint || bench.drawn === null || bench.whole === null) return null;
    return { paint: paint.startTime, usable: bench.usable, drawn: bench.drawn, whole: bench.whole };
  };

  // ---- the door of a locked store: how long the key takes to derive, and what comes after that ----

  const deriveBits = SubtleCrypto.prototype.deriveBits;
  SubtleCrypto.prototype.deriveBits = async function (...given) {
    const before = performance.now();
    const bits = await deriveBits.apply(this, given);
    bench.derived = { ms: performance.now() - before, at: performance.now() };
    return bits;
  };

  bench.armDoor = () => {
    const before = heading();
    bench.opened = null;
    let usable = null;
    const look = new MutationObserver(() => {
      if (!bench.derived || heading() === before || heading() === '') return;
      const since = performance.now() - bench.derived.at;
      usable = usable === null ? since : usable;
      if (document.querySelector('#app [aria-busy=true]')) return;
      look.disconnect();
      bench.opened = { deriving: bench.derived.ms, usable, whole: since };
    });
    look.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
  };

  // ---- typing: from the key to the end of the frame that shows it ----

  addEventListener('keydown', (event) => afterFrame((at) => bench.keys.push(at - event.timeStamp)), true);

  // ---- what a key costs the page before it can draw: the work of its input event, and what follows at once ----

  addEventListener('input', () => {
    const before = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      bench.inputs.push(performance.now() - before);
    };
    channel.port2.postMessage(null);
  }, true);

  // ---- a tap: from the click to the end of the first frame with another heading ----

  bench.armTap = () => {
    const before = heading();
    bench.tap = null;
    addEventListener('click', (event) => {
      const look = () => {
        const now = heading();
        if (now === before || now === '') requestAnimationFrame(look);
        else behindThisFrame((at) => { bench.tap = at - event.timeStamp; });
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  };

  // ---- a save: a timer's call in which something is written to storage ----

  let writes = [];
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    const before = performance.now();
    try {
      return setItem.call(this, key, value);
    } finally {
      writes.push({ ms: performance.now() - before, units: key.length + value.length });
    }
  };

  const setTimer = window.setTimeout;
  window.setTimeout = (call, wait, ...given) => {
    if (typeof call !== 'function') return setTimer.call(window, call, wait, ...given);
    return setTimer.call(window, () => timed(call, given), wait);
  };

  function timed(call, given) {
    writes = [];
    const before = performance.now();
    call.apply(window, given);
    const ms = performance.now() - before;
    if (writes.length === 0) return;
    const sum = (what) => writes.reduce((total, write) => total + write[what], 0);
    bench.saves.push({ ms, writing: sum('ms'), units: sum('units'), writes: writes.length });
  }

  // ---- memory: the app's own, which the heap of JavaScript does not count ----

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const plain = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await plain.apply(WebAssembly, given);
      const { exports } = made.instance || made;
      if (exports.memory) bench.memory = exports.memory;
      return made;
    };
  }

  // ---- asking: answers once there is something to say, without being asked again and again ----

  bench.once = (read, done) => {
    const look = () => {
      const value = read();
      if (value === null) setTimer.call(window, look, 20);
      else done(value);
    };
    look();
  };

  // How long a fixed piece of work takes: shows whether the processor is slowed down.
  bench.work = () => {
    const before = performance.now();
    let sum = 0;
    for (let at = 0; at < 3e6; at += 1) sum = (sum + at * at) % 1000003;
    // The sum is asked for, so that nobody leaves the work out.
    return performance.now() - before + Math.min(sum, 0);
  };
})();
