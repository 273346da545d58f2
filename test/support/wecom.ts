import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { app } from './app.ts';
import { darken } from './bad-weather.ts';
import { staff } from './staff.ts';
import { seedOfTest, type Weather, weatherToday } from './weather.ts';
import { report } from './weather-report.ts';

/** A simulated WeCom that listens. */
export interface WeCom {
  readonly simulator: Simulator;
  /** Where its API is. */
  readonly apiBase: string;
  readonly isDark: boolean;
}

export type WeComOptions = Pick<SimulatorOptions, 'now'> &
  Partial<SimulatorOptions> & {
    /** `fair` for tests that count calls or bring faults of their own; the others have the weather of the day. */
    readonly weather?: Weather | undefined;
  };

/**
 * The only way for a test to a simulated WeCom, unless it tests the simulator itself: nobody forgets the weather. Its
 * company is the tests' own unless another is given. Whoever asks for it closes it.
 */
export async function startWeCom({ weather = weatherToday, ...options }: WeComOptions): Promise<WeCom> {
  const simulator = createSimulator({
    ...{ ...app, callbackUrl: null, directory: staff, seed: 1, faultSeed: seedOfTest() },
    ...options,
  });
  const apiBase = await simulator.listen();
  const isDark = weather === 'bad';
  if (isDark) {
    darken(simulator);
    report(simulator.faults.tally);
  }
  return { simulator, apiBase, isDark };
}
