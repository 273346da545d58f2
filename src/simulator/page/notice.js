const SHOWN_MS = 4_000;
let timer = null;

/** A line at the bottom that goes away by itself. */
export function notice(text) {
  const element = document.getElementById('notice');
  element.textContent = text;
  element.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    element.hidden = true;
  }, SHOWN_MS);
}
