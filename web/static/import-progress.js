/*
 * How far an import is, asked every two seconds and written into its page; the page says the same without.
 * A script of its own, and not the pages' framework: one kilobyte instead of thirty-five.
 */
/* global clearTimeout, document, fetch, location, setTimeout */
const here = document.querySelector('[data-progress]');
const find = (name) => here.querySelector(`[data-${name}]`);
const number = (n) => n.toLocaleString('en');

function show(told) {
  find('said').textContent = told.said;
  find('silent').textContent = told.silent;
  find('silent').hidden = told.silent === '';
  here.querySelectorAll('[data-step]').forEach((item, k) => {
    item.classList.toggle('now', k + 1 === told.step);
    item.querySelector('[data-mark]').textContent = told.steps[k].mark;
  });
  find('bar').hidden = told.step === 0;
  const bar = here.querySelector('progress');
  if (told.max === null) bar.removeAttribute('value');
  else Object.assign(bar, { max: told.max, value: told.value });
  find('counted').textContent =
    `${number(told.value)}${told.max === null ? '' : ` / ${number(told.max)}`} ${told.unit}`;
  find('item').textContent = told.item;
}

let failures = 0;
async function ask() {
  try {
    const answer = await fetch(here.dataset.progress, { headers: { accept: 'application/json' } });
    const told = answer.ok ? await answer.json() : null;
    if (!told?.goesOn) return location.reload(); // it has ended, or the reader is no longer signed in
    show(told);
    failures = 0;
  } catch {
    failures += 1; // the line is down for a while: ask more slowly
  }
  waiting = setTimeout(ask, Math.min(30_000, 2000 * 2 ** failures));
}

let waiting = setTimeout(ask, 1000);
document.addEventListener('visibilitychange', () => {
  clearTimeout(waiting);
  if (!document.hidden) void ask(); // nobody watches a hidden page
});
