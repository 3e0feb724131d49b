// The emergency worker. It removes Ebb's service worker and Ebb's cached files from every device
// that opens Ebb with a network, and loads the pages again from the server. It never touches
// localStorage: everything people wrote stays where it is.
//
// Use it when a published version cannot start and the worker keeps serving it:
//   1. Copy this file over sw.js in the published build. The name must stay sw.js: browsers look
//      for the new worker where they found the old one.
//   2. Leave it there until a mended version is ready, then publish that as always.
// docs/deploy.md has the commands. Debug builds ship this file as sw.js too, so that an old
// worker cannot get in the way of `cargo xtask serve`.
'use strict';

const PREFIX = 'ebb1-' + new URL(self.registration.scope).pathname + '-';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
  await self.registration.unregister();
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await Promise.all(pages.filter(ours).map((page) => page.navigate(page.url)));
}

function ours(page) {
  return page.url.startsWith(self.registration.scope);
}
