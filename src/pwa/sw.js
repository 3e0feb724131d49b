// The service worker of Ebb. The build fills VERSION and FILES (xtask/src/worker.rs).
// It keeps one whole version of the app and asks nobody but its own server, and only for that.
'use strict';

const VERSION = '';
const FILES = [];

// Two copies of Ebb can live on one origin, so the place is part of the name.
const PREFIX = 'ebb1-' + new URL(self.registration.scope).pathname + '-';
const CACHE = PREFIX + VERSION;
const KEPT = new Map(FILES.map(([url, integrity]) => [new URL(url, self.location).href, integrity]));
const START = new URL('./', self.location).href;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET' || new URL(url).origin !== self.location.origin) return;
  if (mode === 'navigate') event.respondWith(page(event.request));
  else if (KEPT.has(url)) event.respondWith(kept(url, event.request));
});
// Only the person decides when a new version takes over (the app sends this).
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') self.skipWaiting();
});

// From the server, not from the browser's ten-minute memory, and only the very bytes of this build.
function asked(url) {
  return new Request(url, { cache: 'reload', integrity: KEPT.get(url) });
}

// The whole version or nothing.
async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll([...KEPT.keys()].map(asked));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// A page of ours (help.html) is served as itself; every other address starts the app.
function page(request) {
  const url = new URL(request.url);
  const plain = url.origin + url.pathname;
  return kept(KEPT.has(plain) ? plain : START, request);
}

async function kept(url, request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(url, { ignoreVary: true });
  return found || mend(cache, url).catch(() => fetch(request));
}

// Somebody cleared our cache: put back what is still the same on the server.
async function mend(cache, url) {
  const answer = await fetch(asked(url));
  if (!answer.ok) throw new Error(url);
  await cache.put(url, answer.clone());
  return answer;
}
