import type { CalendarDate as Day, ClockTime as Time } from '../language/calendar-date.ts';

/**
 * What the tags of `prisma/schema.prisma` mean (`/// [CalendarDate]`): such a column is text in the database and this
 * type in the generated client, in and out, without a conversion.
 */
declare global {
  namespace PrismaTypes {
    type CalendarDate = Day;
    type ClockTime = Time;
  }
}
