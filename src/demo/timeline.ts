import { UUID } from 'uuidv7';
import { addDays, type CalendarDate, type ClockTime, clockTime, instantAt } from '../language/calendar-date.ts';
import type { Choice } from './choice.ts';
import type { Day } from './draft.ts';

/** The days of the drafts as real ones, and rows made on them. */
export interface Timeline {
  on(day: Day): CalendarDate;
  /** When something is due: on a day, or at a time of it. */
  due(day: Day, at: ClockTime | undefined): { dueOn: CalendarDate; dueAt: Date | null };
  /** The id of a row made at some time of that working day. */
  made(day: Day): { id: string; createdAt: Date };
}

/** @param today what the drafts count their days from */
export function createTimeline(today: CalendarDate, choice: Choice): Timeline {
  const on = (day: Day): CalendarDate => addDays(today, day);
  return {
    on,
    due: (day, at) => ({ dueOn: on(day), dueAt: at ? instantAt(on(day), at) : null }),
    made(day) {
      const createdAt = instantAt(on(day), clockTime(choice.between(9, 17), choice.between(0, 59)));
      const random = [choice.between(0, 0xfff), choice.between(0, 0x3fffffff), choice.uint32()] as const;
      return { id: UUID.fromFieldsV7(createdAt.getTime(), ...random).toString(), createdAt };
    },
  };
}
