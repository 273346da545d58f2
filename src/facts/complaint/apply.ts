import { clockOf } from '../../care/complaint/clock.ts';
import { sayWhen } from '../../language/say.ts';
import type { Recording } from '../recording.ts';

/** Opens a case, whose clock runs from now on; the same words while one is open are the same case. */
export async function applyComplaint(recording: Recording, about: string): Promise<void> {
  const { writing, customer, now, settings } = recording;
  const open = await writing.tx.complaint.findFirst({
    where: { customerId: customer.id, about, state: { not: 'closed' } },
  });
  if (open) return recording.mention('这件投诉还没结案，没有重复记');
  const openedAt = now.instant;
  await writing.create('complaint', { customerId: customer.id, memberId: customer.ownerId, about, openedAt });
  const { contactBy } = clockOf({ openedAt, pausedMinutes: 0 }, settings);
  const minutes = settings.complaint.contactMinutes;
  recording.mention(`投诉开始计时：${sayWhen(contactBy, now)}前先联系上客户（营业时间${minutes}分钟内）`);
}
