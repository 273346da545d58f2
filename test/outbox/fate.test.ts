import { expect, test } from 'vitest';
import { fateOf } from '../../src/outbox/fate.ts';
import { verdictOn } from '../../src/outbox/settle.ts';
import type { SendOutcome } from '../../src/wecom/outgoing.ts';

const sent = { kind: 'sent', msgid: 'M1', responseCode: null, invalidUsers: [], unlicensedUsers: [] } as const;
const refused = (code: number, fault: 'receiver' | 'message'): SendOutcome => ({
  kind: 'refused',
  ...{ code, fault, detail: 'no' },
});

test.each<[string, SendOutcome, unknown]>([
  ['the member is not in the range', { ...sent, invalidUsers: ['liqiang'] }, { code: null, cause: 'unreachable' }],
  ['the member has no licence', { ...sent, unlicensedUsers: ['liqiang'] }, { code: null, cause: 'unlicensed' }],
  ['nobody to deliver to', refused(81013, 'receiver'), { code: 81013, cause: 'unreachable' }],
  ['a message WeCom does not take', refused(44004, 'message'), { code: 44004, cause: 'message' }],
])('a message given up because %s says so', (_why, outcome, fate) => {
  const verdict = verdictOn(outcome, 1);
  if (verdict.to !== 'dead') throw new Error('it is given up');
  const row = { state: 'dead', sentAt: null, wecomMsgid: null, errcode: verdict.code, error: verdict.error } as const;
  expect(fateOf(row)).toEqual({ kind: 'failed', ...(fate as object) });
});
