import { appointmentNames } from '../../crm/names.ts';
import type { CalendarDate, ClockTime } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact } from '../fact.ts';
import { applyAppointment } from './apply.ts';
import { type Appointment, readAppointment } from './read.ts';

export type { Appointment, AppointmentKind } from './read.ts';

const on = (
  kind: 'visit' | 'test_drive' | 'service' | 'delivery' | null,
  date: string,
  time: string | null = null,
): Appointment => ({
  kind,
  date: date as CalendarDate,
  time: time as ClockTime | null,
});

export const appointment: Fact<'appointment', Appointment> = {
  key: 'appointment',
  read: readAppointment,
  merge: (earlier, later) => ('cancelled' in earlier ? later : earlier),
  say(value, now) {
    const name = value.kind ? appointmentNames[value.kind] : '预约';
    if ('cancelled' in value) return `取消${name}`;
    return `${sayDate(value.date, now)}${value.time ? ` ${value.time}` : ''} ${value.kind ? name : '改约'}`;
  },
  revives: (value) => !('cancelled' in value),
  apply: applyAppointment,
  examples: [
    { said: '张伟下周三试驾', value: on('test_drive', '2026-09-23') },
    { said: '李娜明天下午2点半到店', value: on('visit', '2026-09-17', '14:30') },
    { said: '钱多多月底提车', value: on('delivery', '2026-09-30') },
    { said: '赵敏周六来做首保', value: on('service', '2026-09-19') },
    { said: '孟先生的车修好了 通知他明天来提车', value: on('service', '2026-09-17') },
    { said: '唐嫣改到周五', value: on(null, '2026-09-18') },
    { said: '胡歌取消试驾', value: { kind: 'test_drive', cancelled: true } },
    { said: '张伟没来试驾', value: null },
    { said: '张伟试驾了A4L', value: null },
  ],
};
