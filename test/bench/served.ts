import type { Logger } from 'pino';
import { type Bot, receive } from '../../src/chat/receive.ts';
import { createServer } from '../../src/server.ts';
import type { Receive } from '../../src/wecom/reply-once.ts';
import { createWebhook, type WebhookDeps } from '../../src/wecom/webhook.ts';
import { AGENT_ID, KEYS } from './callbacks.ts';

export interface Serving extends Pick<WebhookDeps, 'receive' | 'now' | 'replyWithinMs'> {
  readonly log: Logger;
  readonly trustProxy?: number;
}

/** Serves the webhook while `load` runs against its address. */
export async function served<T>(
  { trustProxy = 0, ...serving }: Serving,
  load: (base: string) => Promise<T>,
): Promise<T> {
  const webhook = createWebhook({ keys: KEYS, agentId: AGENT_ID, ...serving });
  const server = createServer({ webhook, checks: [], log: serving.log, trustProxy });
  const base = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    return await load(base);
  } finally {
    await server.close();
  }
}

/** The bot as the webhook calls it, for texts. */
export const receiving =
  (bot: Bot): Receive =>
  async (incoming) =>
    incoming.kind === 'text'
      ? receive(
          bot,
          { dedupKey: incoming.dedupKey, from: incoming.from, text: incoming.content, sentAt: incoming.createTime },
          () => false,
        )
      : null;
