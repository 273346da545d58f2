import { notice } from './notice.js';
import { server } from './server.js';
import { on, store } from './store.js';
import { clockOf, fullDayOf, isoDayOf } from './times.js';

const DAY_MS = 86_400_000;

/** The time in the head of the page, and the buttons that move it on; while it moves, where to, and one to stop it. */
export function startClock() {
  const root = document.querySelector('.clock');
  const now = root.querySelector('.clock-now');
  const moves = root.querySelector('.clock-moves');
  const date = root.querySelector('input');
  const way = root.querySelector('.clock-jump');
  const [left, goal] = way.querySelector('.clock-way').children;
  const halt = way.querySelector('button');
  const progress = document.querySelector('.clock-progress');
  let from = null;

  const draw = () => {
    const { now: at, target, error } = store.clock;
    from = target ? (from ?? at) : null;
    now.replaceChildren(document.createElement('b'), document.createElement('span'));
    now.firstChild.textContent = clockOf(at);
    now.lastChild.textContent = fullDayOf(at, new Date());
    now.dateTime = at.toISOString();
    root.classList.toggle('busy', Boolean(target));
    progress.hidden = !target;
    if (target) {
      progress.value = (at - from) / Math.max(target - from, 1);
      left.textContent = sayLeft(at, target);
      goal.textContent = `走到${isoDayOf(at) === isoDayOf(target) ? '' : fullDayOf(target, at)} ${clockOf(target)}`;
    } else halt.disabled = false;
    date.min = isoDayOf(new Date(at.getTime() + DAY_MS));
    if (error) notice(error);
  };
  const tell = (error) => notice(error.message);
  const jump = (to) => server.jump(to).catch(tell);

  root.querySelector('.clock-hands').hidden = !store.clockMoves;
  for (const button of moves.querySelectorAll('button'))
    button.addEventListener('click', () => jump({ step: button.dataset.step }));
  date.addEventListener('change', () => {
    // Typing a year passes through 0002 and 0202 first.
    if (date.value < date.min) return;
    jump({ date: date.value });
    date.value = '';
  });
  halt.addEventListener('click', () => {
    halt.disabled = true;
    server.halt().catch(tell);
  });
  on('clock', draw);
  draw();
}

/** Whole days, since the hours in between pass too fast to be read. */
function sayLeft(at, target) {
  const days = Math.ceil((target - at) / DAY_MS);
  return days > 1 ? `还有${days}天` : '快到了';
}
