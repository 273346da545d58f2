import { addDays, daysBetween } from '../../language/calendar-date.ts';
import type { Settings } from '../presets.ts';
import { type CareFacts, type CareRule, ordinaryRank } from '../rule.ts';
import { spreadSinceImport } from '../spread.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

/** How long the customer's level holds, in days; null for no level, or one without a horizon. */
const horizonOf = ({ customer: { level } }: CareFacts, { levelDecay }: Settings): number | null =>
  (level === null ? undefined : levelDecay.horizons[level]) ?? null;

/** 级别确认: a level past its horizon is kept, lowered or lost. Source: dealer rule books. */
export const levelDecay: CareRule = {
  key: 'level-decay',
  title: () => '级别确认',
  occurrences(facts, settings, from, to) {
    const { id: subject, level, levelSetOn } = facts.customer;
    const horizon = horizonOf(facts, settings);
    if (horizon === null || levelSetOn === null) return [];
    const dueOn = addDays(levelSetOn, spreadSinceImport(facts.customer, levelSetOn, horizon) ?? horizon);
    const lastOn = addDays(dueOn, settings.levelDecay.windowDays);
    if (dueOn > to || lastOn < from) return [];
    const rank = ordinaryRank(facts);
    return [{ subject, step: `${levelSetOn}/${level}`, dueOn, dueAt: null, lastOn, rank, moves: 'later' }];
  },
  fulfilledBy: ['level'],
  whyNot({ customer }) {
    if (customer.stage === 'lost') return '客户已战败';
    return customer.level === null ? '已经没有级别' : '级别已经重新定过';
  },
  prompt({ facts: { customer }, now }) {
    const { name, level, levelSetOn } = customer;
    if (!level || !levelSetOn) return '级别定了有些日子，重新定一下';
    const isImported = customer.imported && levelSetOn === customer.recordBeganOn;
    const since = isImported ? `老名单里是${level}级` : `${level}级定了${daysBetween(levelSetOn, now.date)}天`;
    return `${since}，还准吗？回“${name} ${level}级”或“${name} 战败”`;
  },
  scripts: (situation) => spoken(words, situation),
};
