import { greet } from '../chat/greet.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { type CalendarDate, momentOf } from '../language/calendar-date.ts';

/** Who opened the conversation, in which callback. */
interface Opened {
  readonly from: string;
  readonly dedupKey: string;
}

/**
 * What is said to a member who opens the conversation; null for nothing. A repeated delivery, whose first answer may
 * have been lost, gets the same answer again. Kept in this process only: to another one the member was greeted before.
 */
export function createGreetings(prisma: PrismaClient, now: () => Date): (opened: Opened) => Promise<string | null> {
  const told = new Map<string, { readonly date: CalendarDate; readonly text: Promise<string | null> }>();
  return async ({ from, dedupKey }) => {
    const moment = momentOf(now());
    for (const [key, { date }] of told) if (date !== moment.date) told.delete(key);
    const last = told.get(dedupKey);
    if (last) return last.text;
    const text = greet(prisma, from, moment);
    told.set(dedupKey, { date: moment.date, text });
    const said = await text.catch((error: unknown) => {
      told.delete(dedupKey);
      throw error;
    });
    if (said === null) told.delete(dedupKey);
    return said;
  };
}
