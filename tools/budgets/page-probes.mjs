// What runs inside the page. Each function is handed over as text: it may use nothing from outside itself.

/**
 * Notes when each frame was, and whether the middle of the list showed nothing at all, until it is asked.
 * @param {string} selector of the scrolled element
 */
export function watchFrames(selector) {
  const list = document.querySelector(selector);
  if (!list) throw new Error(`There is no ${selector}`);
  const times = /** @type {number[]} */ ([]);
  let blank = 0;
  let going = true;
  const look = (/** @type {number} */ time) => {
    if (!going) return;
    times.push(time);
    const { left, top, width, height } = list.getBoundingClientRect();
    const covered = [0.2, 0.5, 0.8].some((part) => {
      const found = document.elementFromPoint(left + width / 2, top + height * part);
      return found !== null && found !== list && list.contains(found) && found.closest('.row, [role=article]') !== null;
    });
    if (!covered) blank++;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  Object.assign(window, {
    framesSoFar: () => {
      going = false;
      return { times, blank };
    },
  });
}

/** @returns {{ times: number[], blank: number }} */
export function framesSeen() {
  return /** @type {any} */ (window).framesSoFar();
}

/**
 * Follows one message of the list: how far from where it belongs it was painted, at worst, until it is asked.
 * @param {readonly [selector: string, up: number]} where the scrolled element, and how far to scroll up at once, in px
 */
export function watchAnchor([selector, up]) {
  const list = document.querySelector(selector);
  if (!list) throw new Error(`There is no ${selector}`);
  const screen = list.getBoundingClientRect();
  const first = [...list.querySelectorAll('[role=article]')].find(
    (article) => article.getBoundingClientRect().top > screen.top,
  );
  const place = first?.getAttribute('aria-posinset');
  // By its number, for its element may be used for another message later.
  const topOf = () => list.querySelector(`[role=article][aria-posinset="${place}"]`)?.getBoundingClientRect().top;
  const start = topOf();
  if (start === undefined) throw new Error('No message is on screen');
  const scrolled = Math.min(up, list.scrollTop);
  list.scrollTop -= scrolled;
  const expected = start + scrolled;
  let worst = 0;
  let frames = 0;
  let going = true;
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    const top = topOf();
    worst = Math.max(worst, top === undefined ? Infinity : Math.abs(top - expected));
    frames++;
  };
  const look = () => {
    if (!going) return;
    painted.port2.postMessage(null); // comes right after this frame has been painted
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  Object.assign(window, {
    anchorSoFar: () => {
      going = false;
      return { worst, frames };
    },
  });
}

/** @returns {{ worst: number, frames: number }} */
export function anchorSeen() {
  return /** @type {any} */ (window).anchorSoFar();
}

/** Collects, under `window.delays`, how long each thing a person did took until it was painted, in ms, and when it was. */
export function watchDelays() {
  const delays = /** @type {{ at: number, took: number }[]} */ ([]);
  Object.assign(window, { delays });
  new PerformanceObserver((list) => {
    for (const entry of /** @type {(PerformanceEventTiming & { interactionId?: number })[]} */ (list.getEntries()))
      if (entry.interactionId) delays.push({ at: entry.startTime, took: entry.duration });
  }).observe(/** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16, buffered: false }));
  // Without frames of its own a headless browser paints late, and every delay looks longer than it is.
  const dot = document.createElement('i');
  document.body.append(dot);
  Object.assign(dot.style, { position: 'fixed', width: '1px', height: '1px', pointerEvents: 'none' });
  dot.animate([{ opacity: 0.01 }, { opacity: 0.02 }], { duration: 500, iterations: Infinity });
}

/**
 * The worst of what was done in a stretch of time; what took less than a frame is not told and counts as one.
 * @param {readonly [from: number, to: number]} stretch of the page's clock
 */
export function worstDelay([from, to]) {
  const FRAME_MS = 16;
  const delays = /** @type {{ delays: { at: number, took: number }[] }} */ (/** @type {any} */ (window)).delays;
  return Math.max(FRAME_MS, ...delays.filter(({ at }) => at >= from && at <= to).map(({ took }) => took));
}

/** Put into a page before anything of it runs. */
export function watchLoad() {
  const seen = { lcp: 0, cls: 0, blocked: 0 };
  Object.assign(window, { seenOfLoad: seen });
  const observe = (/** @type {string} */ type, /** @type {(entry: any) => void} */ note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  observe('layout-shift', ({ value, hadRecentInput }) => (seen.cls += hadRecentInput ? 0 : value));
  observe('longtask', ({ duration }) => (seen.blocked += Math.max(0, duration - 50)));
}

/** @returns {{ lcp: number, fcp: number, cls: number, blocked: number }} */
export function loadSeen() {
  const { lcp, cls, blocked } = /** @type {any} */ (window).seenOfLoad;
  const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
  return { lcp, fcp, cls, blocked };
}

/** The plain list to compare with. @param {string[]} texts of its rows */
export function plainRows(texts) {
  const list = document.createElement('div');
  list.id = 'plain';
  Object.assign(list.style, { height: '700px', overflow: 'auto', font: '15px sans-serif' });
  for (let number = 0; number < 300; number++) {
    const row = document.createElement('div');
    row.className = 'row';
    Object.assign(row.style, { padding: '8px 16px', whiteSpace: 'pre-wrap' });
    row.textContent = texts[number % texts.length] ?? '';
    list.append(row);
  }
  document.body.replaceChildren(list);
  list.scrollTop = list.scrollHeight;
}
