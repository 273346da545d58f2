import pino from 'pino';

import type { Member, OutboxState } from '../../src/db/generated/client.ts';
import { textContent } from '../../src/outbox/content.ts';
import { createDelivery, type Delivered, type Delivery, type DeliveryDeps } from '../../src/outbox/deliver.ts';
import { owe } from '../../src/outbox/enqueue.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { createWeComClient, type WeComClient } from '../../src/wecom/client.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import { PATIENCE } from '../support/bad-weather.ts';
import { type Dealership, dealership, sendsItself } from '../support/dealership.ts';
import { afterEveryTest } from '../support/endings.ts';
import { hurry, type Weather } from '../support/weather.ts';
import { startWeCom } from '../support/wecom.ts';
import { keys } from './keys.ts';

const callback = { callbackToken: 'token', encodingAesKey: 'a'.repeat(43), callbackUrl: null };
const directory = {
  departments: [{ id: 1, name: '示范店', parentid: 0 }],
  users: [
    { userid: 'liqiang', name: '李强', department: [1] },
    { userid: 'wangfang', name: '王芳', department: [1] },
    { userid: 'gone', name: '周洋', department: [1], visible: false },
  ],
};

/** What is different in a process; its client only in how it sends. */
type OtherDeps = Partial<Omit<DeliveryDeps, 'client'>> & { readonly client?: Pick<DeliveryDeps['client'], 'send'> };

/** A dealership whose outbox is delivered to a simulated WeCom. */
export interface PostOffice extends Dealership {
  readonly simulator: Simulator;
  /** Where the simulator listens. */
  readonly base: string;
  readonly client: WeComClient;
  readonly li: Member;
  readonly wang: Member;
  /** Another process's delivery of the same outbox. In bad weather it goes on until everything due has got through. */
  process(deps?: OtherDeps): Delivery;
  /** Owes texts, each under its own words as key. */
  owe(member: Member, ...texts: string[]): Promise<void>;
  /** What a member has seen. */
  seen(userid: string): (string | undefined)[];
  /** Moves the clock by seconds. */
  later(seconds: number): void;
  row(
    key: string,
  ): Promise<{ state: OutboxState; attempts: number; errcode: number | null; wecomMsgid: string | null }>;
}

const closing: (() => Promise<void>)[] = [];
afterEveryTest(async () => {
  for (const close of closing.splice(0)) await close();
});

/** @param weather `fair` where each call counts, or the test brings its own faults */
export async function postOffice(store?: Dealership, weather?: Weather): Promise<PostOffice> {
  const here = store ?? (await dealership());
  sendsItself(here);
  const now = () => here.now.instant;
  const wecom = await startWeCom({ ...keys, ...callback, directory, now, weather });
  const { simulator, apiBase: base, isDark } = wecom;
  closing.push(() => simulator.close());
  const log = pino({ level: 'silent' });
  const { apiTimeoutMs: timeoutMs, mostRestMs } = PATIENCE;
  const patience = isDark ? { timeoutMs, brakeMs: mostRestMs } : {};
  const client = createWeComClient({ ...keys, base, now, log, tokenStore: memoryTokenStore(), ...patience });
  return Object.assign(here, {
    ...{ simulator, base, client },
    li: await here.member('李强', { userid: 'liqiang' }),
    wang: await here.member('王芳', { userid: 'wangfang' }),
    process({ client: other, ...deps }: OtherDeps = {}) {
      const delivery = createDelivery({
        ...{ prisma: here.prisma, now: () => here.now, log: here.log },
        client: { ...client, ...other },
        ...(isDark && { mostRestMs }),
        ...deps,
      });
      const deliver = async (): Promise<Delivered> => {
        const { sent, retried, dead } = await delivery.deliver();
        if (!(await hurry(here.prisma, here.now))) return { sent, retried, dead };
        const more = await deliver();
        return { sent: sent + more.sent, retried: retried + more.retried, dead: dead + more.dead };
      };
      return isDark ? { ...delivery, deliver } : delivery;
    },
    async owe(member: Member, ...texts: string[]) {
      for (const text of texts)
        await owe(here.prisma, { key: text, memberId: member.id, message: textContent(text), now: here.now });
    },
    seen: (userid: string) => simulator.chat(userid).map((bubble) => ('text' in bubble ? bubble.text : undefined)),
    later(seconds: number) {
      here.nowIs(new Date(here.now.instant.getTime() + seconds * 1000));
    },
    row: (key: string) => here.prisma.outbox.findUniqueOrThrow({ where: { key } }),
  });
}
