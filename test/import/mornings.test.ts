import { expect, it } from 'vitest';
import { settingsOf } from '../../src/care/store-settings.ts';
import { wholeStore } from '../../src/crm/scope.ts';
import { readCustomers } from '../../src/import/file.ts';
import { ownersBy } from '../../src/import/owners.ts';
import { bringIn } from '../../src/import/run.ts';
import { addDays, type CalendarDate, daysBetween } from '../../src/language/calendar-date.ts';
import { dealership } from '../support/dealership.ts';

const CUSTOMERS = 500;
const REPS = ['李强', '王芳', '高敏', '韩雪', '赵磊'];
const IMPORTED_ON = '2026-10-17' as CalendarDate;
const MORNINGS = 14;
/** As far as care is planned ahead: what counts from the import would come due all at once, 30 days after it. */
const PLANNED = 35;
/** Ids are random: 12 on the fullest mornings, seldom 20. Counted from the day of the import it would be 70. */
const MOST_A_MORNING = 30;

/** An ordinary book of business: leads of all levels, owners of all ages, some lost; days spread over the years. */
function line(index: number): string {
  const ago = (days: number) => addDays(IMPORTED_ON, -days);
  const ahead = (days: number) => addDays(IMPORTED_ON, days);
  const owner = REPS[index % REPS.length] ?? '';
  const kind = Math.floor(index / REPS.length) % 10;
  const phone = 13_800_000_000 + index;
  const birthday = ahead((index * 7) % 365).slice(5);
  if (kind < 4) {
    const level = ['H', 'A', 'B', 'C'][kind] ?? 'C';
    return [`客户${index}`, phone, owner, level, '', ago(index % 90), birthday, '', '', ''].join();
  }
  if (kind < 9) {
    const renewal = ahead((index * 13) % 365);
    const served = ago((index * 11) % 400);
    return [
      `客户${index}`,
      phone,
      owner,
      '',
      '成交维护',
      '',
      birthday,
      ago((index * 3) % 1500),
      served,
      renewal,
    ].join();
  }
  return [`客户${index}`, phone, owner, '', '战败', '', '', '', '', ''].join();
}

it('brings no flood: 500 customers of 5 reps, the mornings to come', async () => {
  const shop = await dealership(`${IMPORTED_ON} 16:00`);
  const { prisma, now } = shop;
  for (const name of REPS) await shop.member(name);
  const head = '姓名,电话,负责人,级别,阶段,最后联系日期,生日,交车日期,上次保养日期,交强险到期';
  const lines = Array.from({ length: CUSTOMERS }, (_, index) => line(index));
  const file = await readCustomers(new TextEncoder().encode([head, ...lines].join('\n')), { now, keepUnknown: false });
  const members = await prisma.member.findMany();
  const common = { prisma, now, members, scope: wholeStore(), settings: await settingsOf(prisma) };
  const { outcomes } = await bringIn({ name: 'all.csv', fingerprint: file.fingerprint }, file.drafts, {
    ...common,
    ownerOf: ownersBy(members),
  });
  expect(outcomes.filter(({ outcome, problems }) => outcome !== 'created' || problems.length > 0)).toEqual([]);

  const planned = await prisma.touchpoint.findMany({ include: { customer: true } });
  expect(planned.filter(({ dueOn }) => dueOn < IMPORTED_ON)).toEqual([]);
  const sizes = members.flatMap(({ id }) =>
    Array.from({ length: PLANNED }, (_, day) => {
      const on = addDays(IMPORTED_ON, day + 1);
      const items = planned.filter(({ memberId, promptOn }) => memberId === id && promptOn === on);
      return new Set(items.map(({ customerId }) => customerId)).size;
    }),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_A_MORNING);

  // What has a day of its own is there, however many there are.
  const customers = await prisma.customer.findMany({ include: { vehicles: { include: { policies: true } } } });
  const has = (customerId: string, rule: string) =>
    planned.some((touchpoint) => touchpoint.customerId === customerId && touchpoint.rule === rule);
  const within = (date: string | undefined) => {
    const days = date ? daysBetween(IMPORTED_ON, date as CalendarDate) : -1;
    return days >= 4 && days <= MORNINGS;
  };
  const renewing = customers.filter(({ vehicles }) => within(vehicles[0]?.policies[0]?.expiresOn));
  const year = IMPORTED_ON.slice(0, 4);
  const pad = (value: number | null) => String(value).padStart(2, '0');
  const celebrating = customers.filter(
    ({ birthMonth, birthDay }) => birthMonth && within(`${year}-${pad(birthMonth)}-${pad(birthDay)}`),
  );
  expect(Math.min(renewing.length, celebrating.length)).toBeGreaterThan(5);
  expect(renewing.filter(({ id }) => !has(id, 'insurance'))).toEqual([]);
  expect(celebrating.filter(({ id }) => !has(id, 'birthday'))).toEqual([]);
});
