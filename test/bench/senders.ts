import pino from 'pino';
import type { PrismaClient } from '../../src/db/generated/client.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { createDelivery, SENDERS } from '../../src/outbox/deliver.ts';
import { DUPLICATE_CHECK_SECONDS } from '../../src/outbox/enqueue.ts';
import { createWeComClient } from '../../src/wecom/client.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import { AGENT_ID, KEYS } from './callbacks.ts';

export const APP = { corpId: KEYS.corpId, agentId: AGENT_ID, secret: 'bench-secret' };

/** What one process sends: the outbox by the product, and as much by bare requests. */
export interface Senders {
  /** Delivers what is owed. */
  deliver(): Promise<unknown>;
  /** Sends these texts to these members, as many at a time as the product would. */
  fetch(texts: readonly Owed[]): Promise<unknown>;
}

export interface Owed {
  readonly userid: string;
  readonly content: string;
}

/** @param base where WeCom is */
export async function createSenders(prisma: PrismaClient, base: string, at: Date): Promise<Senders> {
  const now = () => at;
  const log = pino({ level: 'error' });
  const client = createWeComClient({ ...APP, base, now, log, tokenStore: memoryTokenStore() });
  const delivery = createDelivery({ prisma, client, now: () => momentOf(at), log });
  const query = new URLSearchParams({ corpid: APP.corpId, corpsecret: APP.secret });
  const token = (await (await fetch(`${base}/cgi-bin/gettoken?${query}`)).json()) as { access_token: string };
  const url = `${base}/cgi-bin/message/send?access_token=${token.access_token}`;

  async function post({ userid, content }: Owed): Promise<void> {
    const body = JSON.stringify({
      ...{ touser: userid, agentid: AGENT_ID, msgtype: 'text', text: { content } },
      ...{ enable_duplicate_check: 1, duplicate_check_interval: DUPLICATE_CHECK_SECONDS },
    });
    const sent = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { errcode } = (await sent.json()) as { errcode: number };
    if (errcode !== 0) throw new Error(`errcode ${errcode}`);
  }

  return {
    deliver: delivery.deliver,
    async fetch(texts) {
      const next = texts.values();
      const sender = async () => {
        for (const text of next) await post(text);
      };
      await Promise.all(Array.from({ length: SENDERS }, sender));
    },
  };
}
