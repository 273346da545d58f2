import { notice } from './notice.js';
import { server } from './server.js';
import { on, store } from './store.js';
import { clockOf, dayOf, isoDayOf } from './times.js';

const DAY_MS = 86_400_000;

/** The time in the head of the page, and the buttons that move it on. */
export function startClock() {
  const root = document.querySelector('.clock');
  const now = root.querySelector('.clock-now');
  const moves = root.querySelector('.clock-moves');
  const date = root.querySelector('input');
  const progress = document.querySelector('.clock-progress');
  let from = null;

  const draw = () => {
    const { now: at, target, error } = store.clock;
    from = target ? (from ?? at) : null;
    now.replaceChildren(document.createElement('b'), document.createElement('span'));
    now.firstChild.textContent = clockOf(at);
    now.lastChild.textContent = dayOf(at);
    now.dateTime = at.toISOString();
    root.classList.toggle('busy', Boolean(target));
    progress.hidden = !target;
    if (target) progress.value = (at - from) / Math.max(target - from, 1);
    for (const control of moves.querySelectorAll('button, input')) control.disabled = Boolean(target);
    date.min = isoDayOf(new Date(at.getTime() + DAY_MS));
    if (error) notice(error);
  };
  const jump = (to) => server.jump(to).catch((error) => notice(error.message));

  moves.hidden = !store.clockMoves;
  for (const button of moves.querySelectorAll('button'))
    button.addEventListener('click', () => jump({ step: button.dataset.step }));
  date.addEventListener('change', () => {
    // Typing a year passes through 0002 and 0202 first.
    if (date.value < date.min) return;
    jump({ date: date.value });
    date.value = '';
  });
  on('clock', draw);
  draw();
}
