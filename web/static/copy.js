/* global document, navigator, window */
// Copies a number in one touch. Without this script the number is text that can be selected.
for (const button of document.querySelectorAll('button[data-copy]')) button.hidden = false;

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (!button) return;
  const { copy, copied } = button.dataset;
  if (navigator.clipboard) await navigator.clipboard.writeText(copy);
  else {
    // Without https there is no clipboard: the number is selected, and the old way tried.
    const range = document.createRange();
    range.selectNodeContents(button.previousElementSibling);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
    document.execCommand('copy');
  }
  button.nextElementSibling.textContent = copied;
});
