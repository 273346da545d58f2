import pino from 'pino';

import type { Member, OutboxState } from '../../src/db/generated/client.ts';
import { textContent } from '../../src/outbox/content.ts';
import { createDelivery, type Delivery, type DeliveryDeps } from '../../src/outbox/deliver.ts';
import { owe } from '../../src/outbox/enqueue.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { createWeComClient, type WeComClient } from '../../src/wecom/client.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import { type Dealership, dealership } from '../support/dealership.ts';
import { afterEveryTest } from '../support/endings.ts';
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
  /** Another process's delivery of the same outbox. */
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

export async function postOffice(store?: Dealership): Promise<PostOffice> {
  const here = store ?? (await dealership());
  const now = () => here.now.instant;
  const simulator = createSimulator({ ...keys, ...callback, directory, now, seed: 1 });
  const base = await simulator.listen();
  closing.push(() => simulator.close());
  const log = pino({ level: 'silent' });
  const client = createWeComClient({ ...keys, base, now, log, tokenStore: memoryTokenStore() });
  return Object.assign(here, {
    ...{ simulator, base, client },
    li: await here.member('李强', { userid: 'liqiang' }),
    wang: await here.member('王芳', { userid: 'wangfang' }),
    process: ({ client: other, ...deps }: OtherDeps = {}) =>
      createDelivery({
        ...{ prisma: here.prisma, now: () => here.now, log: here.log },
        client: { ...client, ...other },
        ...deps,
      }),
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
