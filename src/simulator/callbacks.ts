import { applyReply } from './apply-reply.ts';
import { type CallbackRequest, type EnvelopeOptions, openReply, type PassiveReply, sealCallback } from './envelope.ts';
import { createWays, type Way } from './faults-of-callbacks.ts';
import { send } from './post.ts';
import type { World } from './world.ts';
import { readXml, textOf, writeXml, type XmlFields, type XmlStyle } from './xml.ts';

/** What comes again after a later callback has been under way no longer. */
const LATEST_MS = 3_600_000;

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
  const wayOf = createWays(world.settings, world.faults);
  let late: { readonly until: number; readonly bring: () => Promise<void> }[] = [];
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

  async function attempt(request: CallbackRequest, way: Way, isLast: boolean): Promise<Attempt> {
    const missed: Attempt = { request, status: null, failure: 'timeout', body: '' };
    if (!isLast && way.losesRequest()) return missed;
    await way.arrival();
    const outcome = await send({ ...request, method: 'POST', timeoutMs: world.settings.callbackTimeoutMs });
    if (!isLast && way.losesAnswer()) return missed;
    if ('failure' in outcome) return { request, status: null, failure: outcome.failure, body: '' };
    return { request, status: outcome.answer.status, failure: null, body: outcome.answer.body.toString('utf8') };
  }

  async function deliver(from: string, plain: string, next: () => CallbackRequest): Promise<Delivery> {
    const attempts: Attempt[] = [];
    let request = next();
    for (;;) {
      const isLast = attempts.length >= world.settings.callbackRetries;
      const last = await attempt(request, wayOf(from), isLast);
      attempts.push(last);
      const again = last.failure !== null || (last.status !== 200 && world.settings.retryOnStatus);
      if (!again || isLast) return conclude(world, from, plain, attempts, last);
      if (!world.settings.retryIdentical) request = next();
    }
  }

  /** @throws Error when the bot answered the same message in other words */
  function compare({ accepted, reply }: Delivery, from: string, again: Attempt): void {
    const said = again.status === 200 ? openReply(world, from, again.body).reply : null;
    if (accepted && said && said.text !== reply?.text)
      throw new Error(`a message that came twice was answered '${reply?.text}', and '${said.text}'`);
  }

  return {
    async post(given) {
      const { from } = given;
      const way = wayOf(from);
      const callback = { style: way.style(), ...given };
      const plain = callback.plain ?? plainXml(world, callback);
      const once = () => attempt(seal(callback, plain), way, true);
      const due = late;
      late = [];
      const twin = isHonest(given) && way.isDoubled() ? once() : null;
      const delivery = await deliver(from, plain, () => seal(callback, plain));
      if (twin) compare(delivery, from, await twin);
      for (const { until, bring } of due) if (world.now().getTime() < until) await bring();
      const again = isHonest(given) && delivery.accepted ? way.comesAgain() : null;
      const bring = async () => compare(delivery, from, await once());
      if (again === 'late') late.push({ until: world.now().getTime() + LATEST_MS, bring });
      if (again === 'at once') await bring();
      return delivery;
    },
    replay(delivery) {
      const request = delivery.attempts.at(-1)?.request;
      if (!request) throw new Error('this delivery has no attempt to replay');
      return deliver(textOf(readXml(delivery.plain) ?? {}, 'FromUserName'), delivery.plain, () => request);
    },
  };
}

/** As WeCom sends it: only such a callback comes twice. */
const isHonest = (callback: RawCallback): boolean =>
  Object.keys(callback).every((key) => ['from', 'fields', 'style', 'plain'].includes(key));

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
