import { z } from 'zod';
import { type ClockTime, clockTime } from '../language/calendar-date.ts';

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const clock = z.custom<ClockTime>((value) => typeof value === 'string' && CLOCK.test(value), 'not a time like 08:26');
const minutes = z.int().min(1).max(1440);
const openFrom = z
  .object({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, 'must open before it closes, on the same day');

/** The numbers of what must not be missed: working hours, the complaint clock, first contacts, escalation. */
export const clockSchemas = {
  /** When the store works, on the days it is open; the clocks of complaints run then only. */
  hours: z.object({
    every: openFrom,
    /** Other hours of a weekday, 1 (Monday) to 7. */
    weekdays: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), openFrom),
  }),
  complaint: z.object({
    /** Working minutes until the customer has to be reached. */
    contactMinutes: minutes,
    /** The owner is reminded again when so many of them are left. */
    warnMinutes: minutes,
    /** Hours by the clock until the revisit; it is asked for in working time. */
    revisitHours: z.int().min(1).max(240),
    /** Days until the last care. */
    careDays: z.int().min(1).max(60),
    /** Working minutes a revisit may take, and a manager has before the general manager is told. */
    escalateMinutes: minutes,
  }),
  firstTouch: z.object({
    /** Minutes after a visit within which the customer is thanked. */
    visitMinutes: z.int().min(30).max(1440),
    /** Hours an online lead may wait. */
    leadHours: z.int().min(1).max(240),
    /** Hours after a test drive within which the customer is called. */
    testDriveHours: z.int().min(24).max(240),
  }),
  escalation: z.object({
    /** Working days of the owner a must may stay open before a manager is told. */
    managerDays: z.int().min(1).max(30),
    /** More working days before the general manager is told. */
    generalManagerDays: z.int().min(1).max(30),
    at: clock,
  }),
};

/** Sources: sales handbooks (complaints: 30 minutes, 24 hours, 7 days; escalation), J.D. Power (first contacts). */
export const clockDefaults = {
  hours: { every: { from: clockTime(9), to: clockTime(18) }, weekdays: {} },
  complaint: { contactMinutes: 30, warnMinutes: 10, revisitHours: 24, careDays: 7, escalateMinutes: 60 },
  firstTouch: { visitMinutes: 120, leadHours: 24, testDriveHours: 72 },
  escalation: { managerDays: 3, generalManagerDays: 1, at: clockTime(9, 36) },
};
