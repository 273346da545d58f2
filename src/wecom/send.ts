import { z } from 'zod';
import { WeComError } from '../errors.ts';
import type { Call } from './call.ts';
import { reactionTo } from './errcodes.ts';
import { type Outgoing, outgoing, type SendOutcome } from './outgoing.ts';
import { withoutLinks } from './text.ts';

const QUOTA_WAIT_MS = 60_000;
const SETUP_WAIT_MS = 600_000;

const userList = z
  .string()
  .default('')
  .transform((joined) => joined.split('|').filter((id) => id !== ''));

const sendAnswer = z.object({
  msgid: z.string().optional(),
  response_code: z.string().optional(),
  invaliduser: userList,
  unlicenseduser: userList,
});

/** Nothing a text repeats is a link. */
const plain = (message: Outgoing): Outgoing =>
  message.msgtype === 'text' ? { ...message, text: { content: withoutLinks(message.text.content) } } : message;

/** The request body: keys always in this order, so that the same message is the same bytes. */
function bodyOf({ to, ...content }: Outgoing, agentId: number, duplicateCheckSeconds: number): object {
  return {
    touser: to.join('|'),
    agentid: agentId,
    ...content,
    enable_duplicate_check: duplicateCheckSeconds > 0 ? 1 : 0,
    duplicate_check_interval: duplicateCheckSeconds,
  };
}

/** What WeCom's refusal of any step of a sending means for the message. */
export function failureOf({ code, message: detail }: WeComError): SendOutcome {
  const retry = { kind: 'retry', code, detail, afterMs: null, alert: false } as const;
  if (code === null) return retry;
  switch (reactionTo(code)) {
    case 'busy':
      return retry;
    case 'quota':
      return { ...retry, afterMs: QUOTA_WAIT_MS };
    case 'renew':
    case 'setup':
      return { ...retry, afterMs: SETUP_WAIT_MS, alert: true };
    case 'receiver':
      return { kind: 'refused', code, fault: 'receiver', detail };
    case 'message':
      return { kind: 'refused', code, fault: 'message', detail };
  }
}

/**
 * Sends one message and says what became of it; never throws for anything WeCom does.
 * @param duplicateCheckSeconds how long WeCom drops an identical message for the same app, 0 (never) to 14400
 */
export async function send(
  call: Call,
  agentId: number,
  message: Outgoing,
  duplicateCheckSeconds: number,
): Promise<SendOutcome> {
  const checked = outgoing.safeParse(message);
  if (!checked.success)
    return { kind: 'refused', code: null, fault: 'message', detail: z.prettifyError(checked.error) };
  const body = bodyOf(plain(checked.data), agentId, duplicateCheckSeconds);
  try {
    const answer = await call({ api: 'message/send', query: {}, body }, sendAnswer);
    return {
      kind: 'sent',
      msgid: answer.msgid ?? null,
      responseCode: answer.response_code ?? null,
      invalidUsers: answer.invaliduser,
      unlicensedUsers: answer.unlicenseduser,
    };
  } catch (error) {
    if (error instanceof WeComError) return failureOf(error);
    throw error;
  }
}
