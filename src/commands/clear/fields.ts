import type { Customer, Prisma } from '../../db/generated/client.ts';

type Patch = Partial<Prisma.CustomerUncheckedCreateInput>;

/** A single thing known of a customer that can be struck out. */
export interface Field {
  /** What a member calls it, as alternatives of a pattern. */
  readonly words: string;
  readonly name: string;
  /** Set for lists, of which one can be struck out by name. */
  readonly list?: 'tags' | 'interest';
  /** The columns without it. */
  readonly blank: (customer: Customer) => Patch;
}

/** Longer words first: 意向级别 is no 意向. */
export const fields: readonly Field[] = [
  {
    words: '电话号码|手机号码|联系电话|联系方式|电话|手机号|手机|号码',
    name: '电话',
    blank: ({ name }) => ({ phone: null, phonelessName: name }),
  },
  {
    words: '出生日期|生日',
    name: '生日',
    blank: () => ({ birthCalendar: null, birthMonth: null, birthDay: null, birthYear: null, birthLeap: false }),
  },
  { words: '购车预算|预算', name: '预算', blank: () => ({ budgetMin: null, budgetMax: null }) },
  { words: '意向级别|意向等级|级别|等级', name: '级别', blank: () => ({ level: null, levelSetOn: null }) },
  { words: '客户来源|来源|渠道', name: '来源', blank: () => ({ source: null }) },
  { words: '标签', name: '标签', list: 'tags', blank: () => ({ tags: [] }) },
  {
    words: '意向车型|关注车型|关注的车|意向|关注|感兴趣的车',
    name: '意向',
    list: 'interest',
    blank: () => ({ interest: [] }),
  },
];

/** Of the car, not of the customer. */
export const PLATE = '车牌号码|车牌号|车牌|牌照';
