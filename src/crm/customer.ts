import type { Prisma } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { pinyinOf } from '../language/pinyin.ts';
import { nameKeyOf } from './find-customer.ts';
import type { Scope } from './scope.ts';

/** The columns a name fills: the name itself and what it is found by. */
export function namedColumns(name: string) {
  const { full, initials } = pinyinOf(name);
  return { name, nameKey: nameKeyOf(name), pinyin: full, initials };
}

/** A customer as first met: a potential one, whose record begins today. */
export function newCustomer(name: string, ownerId: string, now: Moment) {
  return {
    ownerId,
    ...namedColumns(name),
    phonelessName: name,
    stage: 'potential',
    stageSince: now.date,
    recordBeganOn: now.date,
    createdAt: now.instant,
  } satisfies Omit<Prisma.CustomerUncheckedCreateInput, 'id'>;
}

/** 138****8000: a phone for those who are neither its customer's owner nor the owner's manager. */
export const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/**
 * The phone as this speaker may read it: in full for the owner and the owner's managers.
 * @param leads whether the speaker manages the owner (a general manager manages everyone)
 */
export const phoneFor = (phone: string, speakerId: string, ownerId: string, leads: boolean): string =>
  speakerId === ownerId || leads ? phone : masked(phone);

/** Whether a member's records are in reach. */
export const reaches = (scope: Scope, memberId: string): boolean =>
  scope.memberIds === null || scope.memberIds.includes(memberId);
