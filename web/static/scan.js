/*
 * Codes read at a meeting's door, kept on this device until the server has said that it has them. Each has an id
 * of its own: what was sent and not answered is sent again, and counts once.
 */
/* global crypto, document, fetch, localStorage, setTimeout, window */
const form = document.querySelector('form[data-scan]');
const key = `scans ${form.dataset.scan}`;
const find = (name) => document.querySelector(`[data-${name}]`);
const kept = () => JSON.parse(localStorage.getItem(key) ?? '[]');

function keep(scans) {
  localStorage.setItem(key, JSON.stringify(scans));
  find('queue').hidden = scans.length === 0;
  find('count').textContent = String(scans.length);
}

/** randomUUID is there on https only; a trial in the office may have none. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((n) => n.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/u, '$1-$2-4$3-a$4-$5');
}

function tell(lines) {
  for (const line of lines) {
    const item = document.createElement('li');
    item.textContent = line;
    find('told').prepend(item);
  }
}

let isSending = false;
async function send() {
  const scans = kept().slice(0, 50);
  if (isSending || scans.length === 0) return;
  isSending = true;
  try {
    const body = JSON.stringify({ sentAt: new Date().toISOString(), scans });
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const answer = await fetch(form.dataset.sync, { method: 'POST', headers, body });
    if (answer.redirected) find('status').textContent = form.dataset.signIn;
    else {
      const { told, message } = await answer.json();
      find('status').textContent = message ?? '';
      if (told) {
        const had = new Set(told.map(({ id }) => id));
        keep(kept().filter(({ id }) => !had.has(id)));
        tell(told.map(({ said }) => said));
      }
    }
  } catch {
    // No line: everything is still kept here.
  } finally {
    isSending = false;
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { code, way } = form.elements;
  if (code.value.trim() !== '')
    keep([...kept(), { id: newId(), code: code.value.trim(), way: way.value, at: new Date().toISOString() }]);
  code.value = '';
  code.focus();
  void send();
});
window.addEventListener('online', () => void send());
(function again() {
  void send();
  setTimeout(again, 5000);
})();
keep(kept());
