import { settingsOf } from '../care/store-settings.ts';
import type { OutboxState } from '../db/generated/client.ts';
import { lookAt } from '../db/look.ts';
import { type Database, type OpenOptions, openDatabase } from '../db/open.ts';
import { DatabaseUnusable } from '../db/unusable.ts';
import { type Moment, momentOf } from '../language/calendar-date.ts';
import { bad, type Finding, ok, warn } from './finding.ts';
import { examineHolidays } from './host.ts';

const TICK_LATE_MS = 10 * 60_000;
const OUTBOX_LATE_MS = 15 * 60_000;

/**
 * Looks only: what a start would make or migrate is left to the start. The database and how the store in it is doing. On an embedded one that a running bot holds, only that is said: the
 * bot's own /readyz knows the rest.
 */
export async function examineStore(options: Omit<OpenOptions, 'now' | 'kind'>, now: Moment): Promise<Finding[]> {
  let database: Database;
  try {
    const pending = await lookAt(options);
    if (pending === 'missing')
      return [warn(`${options.dataDir} 里还没有数据库`, '第一次启动时会建。早就在用了？那是 DATA_DIR 指错了地方')];
    if (pending.length > 0)
      return [warn(`数据库能用，表结构还差 ${pending.length} 步`, '启动新版本时会自动补上；升级前先 npm run backup')];
    database = await openDatabase({ ...options, kind: 'store', now: now.instant });
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    const [chinese = error.message] = error.message.split('\n');
    if (error.reason === 'busy') return [ok('内嵌数据库正由运行中的程序使用（健康状况见 /readyz）')];
    return [bad('数据库用不了', chinese)];
  }
  try {
    return [
      ok(options.url ? '数据库能用（PostgreSQL），表结构是最新的' : '数据库能用（内嵌），表结构是最新的'),
      ...(await stateOf(database, now)),
    ];
  } finally {
    await database.close();
  }
}

async function stateOf({ prisma }: Database, now: Moment): Promise<Finding[]> {
  const late = new Date(now.instant.getTime() - OUTBOX_LATE_MS);
  const overdue = { state: { in: ['pending', 'claimed'] as OutboxState[] }, notBefore: { lt: late } };
  const [store, members, dead, waiting, refused, settings] = await Promise.all([
    prisma.store.findFirstOrThrow(),
    prisma.member.count({ where: { active: true } }),
    prisma.outbox.count({ where: { state: 'dead' } }),
    prisma.outbox.count({ where: overdue }),
    prisma.outbox.findFirst({ where: { ...overdue, errcode: { gt: 0 } }, orderBy: { notBefore: 'desc' } }),
    settingsOf(prisma),
  ]);
  const found: Finding[] = [];
  if (members > 0) found.push(ok(`店里有 ${members} 位成员`));
  if (store.lastTickAt && now.instant.getTime() - store.lastTickAt.getTime() > TICK_LATE_MS) {
    const at = momentOf(store.lastTickAt);
    found.push(warn(`程序上次巡检是 ${at.date} ${at.time}`, '程序没在运行就启动它；在运行就看它的日志'));
  }
  if (dead > 0) found.push(warn(`有 ${dead} 条消息没送达`, '在聊天里发“发送失败”，能看到原因和怎么办'));
  if (waiting > 0)
    found.push(
      warn(
        `有 ${waiting} 条消息等了 15 分钟以上还没发出去${refused?.errcode ? `，企业微信回 ${refused.errcode}` : ''}`,
        '看上面的可信IP 和 access_token，或看程序的日志',
      ),
    );
  found.push(examineHolidays(settings, now.date));
  return found;
}
