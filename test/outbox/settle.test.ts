import { describe, expect, test } from 'vitest';
import type { Claimed } from '../../src/outbox/claim.ts';
import { type Verdict, verdictOn } from '../../src/outbox/settle.ts';
import type { SendOutcome } from '../../src/wecom/outgoing.ts';

const sent = { kind: 'sent', msgid: 'm1', responseCode: null, invalidUsers: [], unlicensedUsers: [] } as const;
const retry = { kind: 'retry', code: -1, afterMs: null, alert: false, detail: 'busy' } as const;
const claimed = (attempts: number): Claimed => ({
  ...{ id: '', key: 'reply:1', userid: 'liqiang', createdAt: new Date(0), attempts },
  message: { msgtype: 'text', text: { content: '好' } },
});
const HOUR = 3_600_000;

describe('what becomes of a message', () => {
  const cases: [string, SendOutcome, { attempts?: number; ageMs?: number }, Partial<Verdict>][] = [
    ['accepted', sent, {}, { to: 'sent', msgid: 'm1' }],
    ['accepted, but the member is out of range', { ...sent, invalidUsers: ['liqiang'] }, {}, { to: 'dead' }],
    ['accepted, but the member has no licence', { ...sent, unlicensedUsers: ['liqiang'] }, {}, { to: 'dead' }],
    ['refused', { kind: 'refused', code: 81013, fault: 'receiver', detail: '' }, {}, { to: 'dead', code: 81013 }],
    ['busy the first time', retry, {}, { to: 'pending', waitMs: 20_000, pauseMs: null }],
    ['busy the third time', retry, { attempts: 3 }, { to: 'pending', waitMs: 80_000 }],
    ['busy for hours', retry, { attempts: 40, ageMs: 20 * HOUR }, { to: 'pending', waitMs: 900_000 }],
    ['busy for a day', retry, { attempts: 99, ageMs: 25 * HOUR }, { to: 'dead', code: -1 }],
    ['over the quota', { ...retry, code: 45009, afterMs: 60_000 }, {}, { to: 'pending', waitMs: 0, pauseMs: 60_000 }],
    ['wrong settings', { ...retry, code: 60020, alert: true }, {}, { to: 'pending', pauseMs: 900_000 }],
    ['wrong settings for days', { ...retry, code: 60020, alert: true }, { ageMs: 99 * HOUR }, { to: 'pending' }],
  ];
  test.each(cases)('%s', (_, outcome, { attempts = 1, ageMs = 0 }, expected) => {
    expect(verdictOn(outcome, claimed(attempts), ageMs)).toMatchObject(expected);
  });
});
