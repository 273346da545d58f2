import { applyReply } from './apply-reply.ts';
import { type CallbackRequest, type EnvelopeOptions, openReply, type PassiveReply, sealCallback } from './envelope.ts';
import { send } from './post.ts';
import { createRandom } from './random.ts';
import type { World } from './world.ts';
import { readXml, textOf, writeXml, type XmlFields, type XmlStyle } from './xml.ts';

const WEATHER_SEED = 7;

/** One try to hand a callback to the bot. */
export interface Attempt {
  readonly request: CallbackRequest;
  /** HTTP status, or null when there was no answer. */
  readonly status: number | null;
  readonly failure: 'timeout' | 'connect' | null;
  readonly body: string;
}

/** What became of a callback. */
export interface Delivery {
  readonly msgId: string | null;
  /** The decrypted message that was sent. */
  readonly plain: string;
  readonly attempts: readonly Attempt[];
  /** Of the last attempt. */
  readonly status: number | null;
  readonly accepted: boolean;
  readonly reply: PassiveReply | null;
  readonly violations: readonly string[];
}

/** The bot answered a callback with something WeCom would not show. */
export class ContractViolation extends Error {
  readonly delivery: Delivery;
  constructor(delivery: Delivery) {
    super(`the bot broke the contract of the passive reply: ${delivery.violations.join('; ')}`);
    this.name = 'ContractViolation';
    this.delivery = delivery;
  }
}

/** A callback that may differ from an honest one in any part; what is left out is as it should be. */
export interface RawCallback extends Partial<EnvelopeOptions> {
  /** UserID of the sender, known or not. */
  readonly from: string;
  /** MsgType, Content, Event …; also overrides ToUserName, CreateTime, MsgId, AgentID (null leaves one out). */
  readonly fields?: XmlFields;
  readonly style?: XmlStyle;
  /** The whole decrypted text, in place of `from`, `fields` and `style`. */
  readonly plain?: string;
  /** The whole HTTP body, encrypted or not. */
  readonly body?: string | Buffer;
}

export interface Callbacks {
  /** Writes, seals and delivers; never throws for what the bot answers. */
  post(callback: RawCallback): Promise<Delivery>;
  /** The last attempt of an earlier delivery once more, byte for byte. */
  replay(delivery: Delivery): Promise<Delivery>;
}

export function createCallbacks(world: World): Callbacks {
  // Dice of its own: ids are the same in any weather.
  const weather = createRandom(WEATHER_SEED);
  let late: (() => Promise<void>)[] = [];
  const seal = (callback: RawCallback, plain: string): CallbackRequest => {
    if (world.settings.callbackUrl === null)
      throw new Error('the simulator does not know the callbackUrl of the bot yet');
    const envelope = {
      timestamp: unixSeconds(world),
      nonce: world.random.digits(10),
      agentId: world.agentId,
      ...callback,
    };
    const request = sealCallback(world, world.settings.callbackUrl, plain, envelope);
    return callback.body === undefined ? request : { ...request, body: callback.body };
  };

  async function attempt(request: CallbackRequest): Promise<Attempt> {
    const outcome = await send({ ...request, method: 'POST', timeoutMs: world.settings.callbackTimeoutMs });
    if (weather.next() < world.settings.lostAnswers) return { request, status: null, failure: 'timeout', body: '' };
    if ('failure' in outcome) return { request, status: null, failure: outcome.failure, body: '' };
    return { request, status: outcome.answer.status, failure: null, body: outcome.answer.body.toString('utf8') };
  }

  async function deliver(from: string, plain: string, next: () => CallbackRequest): Promise<Delivery> {
    const attempts: Attempt[] = [];
    let request = next();
    for (;;) {
      const last = await attempt(request);
      attempts.push(last);
      const again = last.failure !== null || (last.status !== 200 && world.settings.retryOnStatus);
      if (!again || attempts.length > world.settings.callbackRetries)
        return conclude(world, from, plain, attempts, last);
      if (!world.settings.retryIdentical) request = next();
    }
  }

  /** Brings a message once more. @throws Error when the bot answers it in other words than before */
  async function repeat(callback: RawCallback, { plain, reply }: Delivery): Promise<void> {
    const again = await attempt(seal(callback, plain));
    const said = again.status === 200 ? openReply(world, callback.from, again.body).reply : null;
    if (said && said.text !== reply?.text)
      throw new Error(`a message that came twice was answered '${reply?.text}', then '${said.text}'`);
  }

  return {
    async post(callback) {
      const plain = callback.plain ?? plainXml(world, callback);
      const due = late;
      late = [];
      const delivery = await deliver(callback.from, plain, () => seal(callback, plain));
      for (const bring of due) await bring();
      if (delivery.msgId && delivery.accepted && weather.next() < world.settings.repeated) {
        const bring = () => repeat(callback, delivery);
        if (weather.next() < 0.5) late.push(bring);
        else await bring();
      }
      return delivery;
    },
    replay(delivery) {
      const request = delivery.attempts.at(-1)?.request;
      if (!request) throw new Error('this delivery has no attempt to replay');
      return deliver(textOf(readXml(delivery.plain) ?? {}, 'FromUserName'), delivery.plain, () => request);
    },
  };
}

const unixSeconds = (world: World): string => String(Math.floor(world.now().getTime() / 1000));

function plainXml(world: World, { from, fields = {}, style }: RawCallback): string {
  const isEvent = fields.MsgType === 'event';
  return writeXml(
    {
      ToUserName: world.corpId,
      FromUserName: from,
      CreateTime: Number(unixSeconds(world)),
      ...fields,
      // 64 bits: no JavaScript number holds every MsgId.
      MsgId: fields.MsgId !== undefined ? fields.MsgId : isEvent ? null : `7${world.random.digits(18)}`,
      AgentID: fields.AgentID !== undefined ? fields.AgentID : world.agentId,
    },
    style,
  );
}

function conclude(world: World, from: string, plain: string, attempts: readonly Attempt[], last: Attempt): Delivery {
  const accepted = last.status === 200;
  const { reply, violations } = accepted ? openReply(world, from, last.body) : { reply: null, violations: [] };
  const fields = readXml(plain) ?? {};
  const rejected = reply && violations.length === 0 ? applyReply(world, from, fields, reply) : [];
  const delivery: Delivery = {
    msgId: textOf(fields, 'MsgId') || null,
    plain,
    attempts,
    status: last.status,
    accepted,
    reply,
    violations: [...violations, ...rejected],
  };
  if (!accepted) world.log(`callback not accepted: ${last.failure ?? `HTTP ${last.status}`}`);
  for (const violation of delivery.violations) world.log(`passive reply: ${violation}`);
  return delivery;
}
