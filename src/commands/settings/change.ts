import {
  changedSettings,
  type ReadSettings,
  readSettings,
  restoredSettings,
  type Settings,
} from '../../care/presets.ts';
import type { Tx } from '../../crm/writing.ts';
import type { Prisma, StoreSettings } from '../../db/generated/client.ts';
import { SETTINGS_ID } from '../../db/kind.ts';
import { UserError } from '../../errors.ts';
import type { CommandContext } from '../context.ts';
import { settingsList } from './list.ts';
import type { Setting } from './setting.ts';
import { sayStanding } from './show.ts';

/** One setting as it was and as it is. */
export interface Changed {
  readonly setting: Setting;
  readonly from: string;
  readonly to: string;
}

/** What a stored value becomes. */
export type Edit = (stored: unknown, settings: Settings) => Prisma.InputJsonObject;

export const laid =
  (change: NonNullable<ReturnType<Setting['read']>>): Edit =>
  (stored, settings) =>
    changedSettings(stored, change(settings));

export const restored =
  ({ paths, models }: Setting, model: string | null): Edit =>
  (stored) =>
    restoredSettings(stored, models && model !== null ? [[...models, model]] : paths);

export const switched =
  ({ rules = [] }: Setting, on: boolean): Edit =>
  (stored, { off }) =>
    changedSettings(stored, { off: [...off.filter((rule) => !rules.includes(rule)), ...(on ? [] : rules)] });

/** The row, nobody else's until the message ends: two who change different settings at once keep both. */
async function locked(tx: Tx): Promise<StoreSettings> {
  await tx.$queryRaw`SELECT 1 FROM store_settings WHERE id = ${SETTINGS_ID}::uuid FOR UPDATE`;
  return tx.storeSettings.findUniqueOrThrow({ where: { id: SETTINGS_ID } });
}

/**
 * Writes a change of the store's settings, so that 撤销 and the history know it.
 * @returns every setting that stands differently now, more than one where a preset changed
 * @throws UserError when a number is out of range, naming the range
 */
export async function edit({ tx, writing, now }: CommandContext, setting: Setting, by: Edit): Promise<Changed[]> {
  const row = await locked(tx);
  const before = readSettings(row.values);
  const values = by(row.values, before.settings);
  const after = readSettings(values);
  refuseNewProblems(setting, before, after);
  const changed = differences(before.settings, after.settings, now);
  // What stands already is not nailed down: it goes on following the preset.
  if (changed.length > 0) await writing.update('storeSettings', row, { values });
  return changed;
}

/** The settings that stand differently. */
export const differences = (before: Settings, after: Settings, now: CommandContext['now']): Changed[] =>
  settingsList
    .map((setting) => ({
      setting,
      from: sayStanding(setting, before, now),
      to: sayStanding(setting, after, now),
    }))
    .filter(({ from, to }) => from !== to);

function refuseNewProblems({ name, example }: Setting, before: ReadSettings, after: ReadSettings): void {
  const problem = after.problems.find((one) => !before.problems.includes(one));
  if (problem === undefined) return;
  // The schema says: Too big: expected number to be <=30.
  const [, sign, bound] = /([<>])=?\s*(\d+(?:\.\d+)?)/.exec(problem) ?? [];
  const range = sign === undefined ? '' : `${sign === '<' ? '最多' : '最少'}${bound}，`;
  throw new UserError(`${name}设不成这样：${range}例如：设置 ${example}`);
}
