import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import Koa, { type Context } from 'koa';
import rawBody from 'raw-body';

export const KEYS = {
  corpId: 'ww0123456789abcdef',
  callbackToken: 'QDG6eKcallback',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
} as const;

/** What arrived at the webhook, decrypted. */
export interface Received {
  readonly plain: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, string>>;
  readonly envelope: string;
}

/** Replies like an honest bot unless a test sets `answer` or `echo` to something worse. */
export interface StandInBot {
  readonly url: string;
  readonly received: Received[];
  /** Answers a callback; the default echoes the text. */
  answer: (message: Received, ctx: Context) => void | Promise<void>;
  /** Answers the GET check with the decrypted echo. */
  echo: (plain: string, ctx: Context) => void | Promise<void>;
  close(): Promise<void>;
}

export interface ReplyOptions {
  readonly to?: string;
  readonly from?: string;
  readonly body?: string;
  readonly token?: string;
  readonly receiveId?: string;
}

/** An encrypted passive reply; with options, one that breaks a rule. */
export function sealedReply(member: string, text: string, options: ReplyOptions = {}): string {
  const { to = member, from = KEYS.corpId, token = KEYS.callbackToken, receiveId = KEYS.corpId } = options;
  const body =
    options.body ??
    `<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></Content>`;
  const plain = `<xml><ToUserName>${to}</ToUserName><FromUserName>${from}</FromUserName><CreateTime>1800000000</CreateTime>${body}</xml>`;
  const sealed = encrypt(KEYS.encodingAesKey, plain, receiveId);
  const signature = getSignature(token, '1800000000', 'bot', sealed);
  return `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>1800000000</TimeStamp><Nonce><![CDATA[bot]]></Nonce></xml>`;
}

const parser = new XMLParser({ parseTagValue: false });

/** The other side of the wire: a webhook of thirty lines that knows nothing of the simulator. */
export async function startBot(): Promise<StandInBot> {
  const app = new Koa();
  const received: Received[] = [];
  app.use(async (ctx) => {
    const query = Object.fromEntries(new URLSearchParams(ctx.querystring));
    const envelope = ctx.method === 'POST' ? await rawBody(ctx.req, { encoding: 'utf8' }) : '';
    const sealed: unknown =
      ctx.method === 'GET' ? query.echostr : parser.parse(envelope.replace('\uFEFF', '')).xml?.Encrypt;
    const { msg_signature = '', timestamp = '', nonce = '' } = query;
    if (getSignature(KEYS.callbackToken, timestamp, nonce, String(sealed)) !== msg_signature) return ctx.throw(403);
    const { message, id } = decrypt(KEYS.encodingAesKey, String(sealed));
    if (id !== KEYS.corpId) return ctx.throw(403);
    ctx.status = 200;
    ctx.type = 'text/plain';
    if (ctx.method === 'GET') return bot.echo(message, ctx);
    const arrived = { plain: message, fields: parser.parse(message.replace('\uFEFF', '')).xml, query, envelope };
    received.push(arrived);
    return bot.answer(arrived, ctx);
  });
  app.silent = true;
  const server: Server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bot: StandInBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/callback`,
    received,
    answer({ fields }, ctx) {
      ctx.body = fields.MsgType === 'text' ? sealedReply(String(fields.FromUserName), `收到:${fields.Content}`) : '';
    },
    echo(plain, ctx) {
      ctx.body = plain;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return bot;
}
