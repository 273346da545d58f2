import type { PieceReader } from './date-phrase.ts';

/** Standing wishes: 每周二, 每个月, 每隔三天, 每两周, 每年. A day right behind (每月15号) is joined later. */
export const recurringReaders: readonly PieceReader[] = [
  {
    cue: /每/,
    pattern:
      /每(?:隔|逢)?(?:\d+|[一两二三四五六七八九十半几]+)?个?(?:周末|(?:周|星期|礼拜)(?:(?:六日|[一二三四五六日天1-7])(?!次|遍|趟|个|\d))?|月|季度|季|天|日|年|晚|早上?|小时|工作日)/g,
    read: () => ({ recurring: true }),
  },
];
