import { sayStart } from '../../care/event/tell.ts';
import type { InvitationState, Prisma } from '../../db/generated/client.ts';
import { addDays, type Moment } from '../../language/calendar-date.ts';

/** What the card needs for what a customer is invited to, has earned, and was photographed. */
export const standingRelations = (now: Moment) =>
  ({
    invitations: {
      where: { event: { state: 'open', startsOn: { gte: addDays(now.date, -7) } } },
      include: { event: true },
      orderBy: { createdAt: 'asc' },
    },
    points: { select: { points: true } },
    pictures: { where: { state: { not: 'missing' } }, select: { id: true } },
  }) as const satisfies Prisma.CustomerInclude;

type Standing = Prisma.CustomerGetPayload<{ include: ReturnType<typeof standingRelations> }>;

const stateNames: Readonly<Record<InvitationState, string>> = {
  invited: '还没回音',
  coming: '来',
  declined: '不来',
  attended: '到了',
  absent: '没到',
};

/** 活动 试驾会 9月26日 周六 14:00 · 来, 积分 500分 and 图片 3张; [] for most. */
export function standingLines(
  { invitations, points, pictures }: Pick<Standing, 'invitations' | 'points' | 'pictures'>,
  now: Moment,
): string[] {
  const balance = points.reduce((sum, entry) => sum + entry.points, 0);
  return [
    ...invitations.map(({ event, state }) => `活动 ${event.title} ${sayStart(event, now)} · ${stateNames[state]}`),
    ...(points.length > 0 ? [`积分 ${balance}分`] : []),
    ...(pictures.length > 0 ? [`图片 ${pictures.length}张`] : []),
  ];
}
