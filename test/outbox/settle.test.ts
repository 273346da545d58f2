import { describe, expect, test } from 'vitest';
import { type Verdict, verdictOn } from '../../src/outbox/settle.ts';
import type { SendOutcome } from '../../src/wecom/outgoing.ts';

const sent = { kind: 'sent', msgid: 'm1', responseCode: null, invalidUsers: [], unlicensedUsers: [] } as const;
const retry = { kind: 'retry', code: -1, afterMs: null, alert: false, detail: 'busy' } as const;

describe('what becomes of a message', () => {
  const cases: [string, SendOutcome, attempts: number, Partial<Verdict>][] = [
    ['accepted', sent, 1, { to: 'sent', msgid: 'm1' }],
    ['accepted, but the member is out of range', { ...sent, invalidUsers: ['liqiang'] }, 1, { to: 'dead' }],
    ['accepted, but the member has no licence', { ...sent, unlicensedUsers: ['liqiang'] }, 1, { to: 'dead' }],
    ['refused', { kind: 'refused', code: 81013, fault: 'receiver', detail: '' }, 1, { to: 'dead', code: 81013 }],
    ['busy the first time', retry, 1, { to: 'pending', waitMs: 20_000, pauseMs: null }],
    ['busy the third time', retry, 3, { to: 'pending', waitMs: 80_000 }],
    ['busy for hours', retry, 40, { to: 'pending', waitMs: 900_000 }],
    ['busy for a day', retry, 100, { to: 'dead', code: -1 }],
    ['over the quota', { ...retry, code: 45009, afterMs: 60_000 }, 1, { to: 'pending', waitMs: 0, pauseMs: 60_000 }],
    ['wrong settings', { ...retry, code: 60020, alert: true }, 1, { to: 'pending', pauseMs: 900_000 }],
    ['wrong settings for days', { ...retry, code: 60020, alert: true }, 200, { to: 'pending' }],
  ];
  test.each(cases)('%s', (_, outcome, attempts, expected) => {
    expect(verdictOn(outcome, attempts)).toMatchObject(expected);
  });
});
