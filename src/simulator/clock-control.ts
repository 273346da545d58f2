import { type DemoClock, type Jump, jumpTarget } from './clock-jump.ts';
import { createSignal, type Signal } from './signal.ts';

/** What the page shows of the clock. */
export interface ClockState {
  readonly now: Date;
  /** Where a jump under way leads, else null. */
  readonly target: Date | null;
  /** Why the last jump stopped short, in words for the member. */
  readonly error: string | null;
}

export interface ClockControl {
  state(): ClockState;
  readonly changed: Signal<ClockState>;
  /** Starts a jump; progress is told through `changed`. Returns why not, in words for the member, or null. */
  start(jump: Jump): string | null;
  /** Ends a jump under way at the moment it has come to. */
  halt(): void;
}

const PROGRESS_EVERY_MS = 100;

/** One jump at a time; `clock` null leaves a clock that can only be read. */
export function createClockControl(
  now: () => Date,
  clock: DemoClock | null,
  log: (line: string) => void,
): ClockControl {
  const changed = createSignal<ClockState>();
  let reached: Date | null = null;
  let target: Date | null = null;
  let error: string | null = null;
  let halting = new AbortController();
  const state = (): ClockState => ({ now: reached ?? now(), target, error });

  async function run(to: Date, through: DemoClock): Promise<void> {
    let told = 0;
    try {
      const progress = (at: Date) => {
        reached = at;
        if (performance.now() - told < PROGRESS_EVERY_MS) return;
        told = performance.now();
        changed.tell(state());
      };
      await through.advanceTo(to, progress, halting.signal);
    } catch (cause) {
      log(`the jump to ${to.toISOString()} failed: ${cause instanceof Error ? cause.message : String(cause)}`);
      error = '时间没走完，助手出错了，详情见终端';
    }
    [reached, target] = [null, null];
    changed.tell(state());
  }

  return {
    state,
    changed,
    start(jump) {
      if (!clock) return '这里的时间不能调';
      if (target) return '时间正在往前走，请稍等';
      target = jumpTarget(clock.now(), jump);
      if (!target) return '时间只能往前走，一次最多 400 天';
      error = null;
      halting = new AbortController();
      changed.tell(state());
      void run(target, clock);
      return null;
    },
    halt: () => halting.abort(),
  };
}
