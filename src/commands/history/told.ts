import type { Written } from '../../crm/history.ts';
import { sayLostReason } from '../../facts/lost/reason-names.ts';
import { sayYuan } from '../../language/say.ts';
import type { Say } from './rows.ts';

type Values = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const all = ({ row, before, after }: Written): Values => ({ ...row, ...before, ...after });
const yuan = (value: unknown): string => (typeof value === 'number' ? sayYuan(value) : '');
const reasonOf = ({ reason, competitor }: Values): string =>
  sayLostReason({ reason: textOf(reason) || null, competitor: textOf(competitor) || null });

const DECIDED: Readonly<Record<string, string>> = {
  confirmed: '战败同意了',
  rejected: '战败驳回了',
  withdrawn: '战败撤回了',
};
const CASE: Readonly<Record<string, string>> = { paused: '暂停', open: '继续', closed: '结案' };

const INVITED: Readonly<Record<string, string>> = {
  invited: '邀请来活动',
  coming: '活动会来',
  declined: '活动不来',
  attended: '活动到了',
  absent: '活动没到',
};

/** Facts with rows of their own: 订金5000元, 订金5000元 → 8000元, 报战败（价格）. */
export const toldRows: Readonly<Record<string, Say>> = {
  deal(written) {
    const { kind, amount } = all(written);
    const name = kind === 'deposit' ? '订金' : '成交价';
    const was = written.before?.amount;
    return [was === undefined ? `${name}${yuan(amount)}` : `${name}${yuan(was)} → ${yuan(amount)}`];
  },
  loss(written) {
    const { before, after } = written;
    if (before === null) return [`报战败（${reasonOf(all(written))}）`];
    const decided = DECIDED[textOf(after?.state)];
    return [decided ?? `战败原因 ${reasonOf(all(written))}`];
  },
  feedback(written) {
    const { kind, score, about } = all(written);
    if (kind === 'praise') return [`表扬：${textOf(about)}`];
    const was = written.before?.score;
    const name = kind === 'satisfaction' ? '满意度' : '推荐意愿';
    return [was === undefined ? `${name}${score}分` : `${name}${was}分 → ${score}分`];
  },
  complaint(written) {
    const { before, after } = written;
    const about = textOf(all(written).about);
    if (before === null) return [`投诉：${about}`];
    const became = CASE[textOf(after?.state)];
    return became ? [`投诉${about}${became}${after?.remedy ? `：${textOf(after.remedy)}` : ''}`] : [];
  },
  pointEntry(written) {
    const { points, reason } = all(written);
    return [`积分${Number(points) > 0 ? '+' : ''}${points}（${textOf(reason)}）`];
  },
  invitation(written) {
    const told = INVITED[textOf(written.after?.state)];
    return told ? [told] : [];
  },
  picture: ({ before, after }) => (after?.customerId && !before?.customerId ? ['存了图片'] : []),
  tradeIn: (written) => [`置换旧车${textOf(all(written).model)}`],
  referral: (written) => (written.before === null ? [`${textOf(all(written).referrerName)}介绍`] : ['介绍人连上了']),
};
