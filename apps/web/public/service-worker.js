// The worker of the installed app: Angular's, which keeps the shell, and before it a gate. What is not of the shell must
// not pass through a worker at all: it would lose the progress of uploads and hold up what is not its business.
const API = /^\/(graphql|files|livez|readyz|metrics)(\/|$)/;

globalThis.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== globalThis.location.origin || API.test(pathname) || event.request.method !== 'GET') {
    event.stopImmediatePropagation();
  }
});

const NGSW = '/ngsw-worker.js';
const policy = globalThis.trustedTypes?.createPolicy('clinic-chat#worker', { createScriptURL: () => NGSW });
globalThis.importScripts(policy ? policy.createScriptURL(NGSW) : NGSW);
