import { readSettings } from '../../care/presets.ts';
import { SETTINGS_ID } from '../../db/kind.ts';
import { momentOf } from '../../language/calendar-date.ts';
import { sayWhen } from '../../language/say.ts';
import type { CommandContext } from '../context.ts';
import { differences } from './change.ts';

const MOST_ENTRIES = 20;

/** Who changed which of the store's settings when, the newest first. */
export async function settingsHistory({ tx, now }: CommandContext): Promise<string> {
  const changes = await tx.change.findMany({
    where: { entity: 'storeSettings', entityId: SETTINGS_ID },
    include: { inbound: { include: { member: { select: { name: true } } } } },
    orderBy: [{ inbound: { receivedAt: 'desc' } }, { seq: 'desc' }],
    take: MOST_ENTRIES,
  });
  if (changes.length === 0) return '店里的设置还没有人改过。';
  const valuesOf = (side: unknown) => readSettings((side as { values?: unknown } | null)?.values).settings;
  const lines = changes.map(({ before, after, undoneBy, inbound: { member, receivedAt } }) => {
    const then = momentOf(receivedAt);
    const all = differences(valuesOf(before), valuesOf(after), then);
    const [preset] = all.filter(({ setting }) => setting.name === '预设');
    const said = (preset ? [preset] : all).map(({ setting, from, to }) => `${setting.name} ${from} → ${to}`).join('；');
    return `· ${sayWhen(receivedAt, now)} ${member?.name ?? '已离职的同事'}：${said || '改了设置'}${undoneBy ? '（已撤销）' : ''}`;
  });
  return ['店里的设置谁改过：', ...lines].join('\n');
}
