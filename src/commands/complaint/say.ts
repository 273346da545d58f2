import { clockOf, contactKept } from '../../care/complaint/clock.ts';
import type { Settings } from '../../care/presets.ts';
import { workingMinutesBetween } from '../../care/working-time.ts';
import type { Complaint } from '../../db/generated/client.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { sayDuration, sayWhen } from '../../language/say.ts';

const MINUTE_MS = 60_000;
/** Working time between two instants, in words. */
const worked = (from: Date, to: Date, settings: Settings): string =>
  sayDuration(workingMinutesBetween(from, to, settings) * MINUTE_MS);

/** Where the clock of a case stands: 10:32前联系上客户，还剩18分钟. */
export function sayClock(one: Complaint, isRevisited: boolean, settings: Settings, now: Moment): string {
  if (one.state === 'paused') {
    const since = one.pausedAt ? `（${sayWhen(one.pausedAt, now)}起）` : '';
    return `暂停中${since}：${one.pauseReason ?? '没说原因'}`;
  }
  const { contactBy, revisitAt } = clockOf(one, settings);
  if (one.contactedAt === null) {
    return now.instant <= contactBy
      ? `${sayWhen(contactBy, now)}前联系上客户，还剩${worked(now.instant, contactBy, settings)}`
      : `首次联系已超时${worked(contactBy, now.instant, settings)}，马上打给客户`;
  }
  const first = contactKept(one, settings, now.instant) ? '按时联系上了' : '联系晚了';
  if (isRevisited) return `${first}，也回访过了，办好就结案`;
  return now.instant < revisitAt ? `${first}，${sayWhen(revisitAt, now)}回访` : `${first}，该回访了`;
}
