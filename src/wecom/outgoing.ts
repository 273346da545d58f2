import { z } from 'zod';
import { address, bytes, chars, templateCard } from './card.ts';
import { MAX_TEXT_BYTES } from './text.ts';

const userId = z.string().regex(/^[\w\-@.]{1,64}$/);
const media = z.object({ media_id: bytes(512) });

/**
 * A message to at most 1000 members, in WeCom's own names and limits. Stored as it is in the outbox, so that a retry
 * is byte-identical. Source: document/path/90236.
 */
export const outgoing = z.discriminatedUnion('msgtype', [
  z.object({ to: receivers(), msgtype: z.literal('text'), text: z.object({ content: bytes(MAX_TEXT_BYTES) }) }),
  z.object({ to: receivers(), msgtype: z.literal('markdown'), markdown: z.object({ content: bytes(MAX_TEXT_BYTES) }) }),
  z.object({
    to: receivers(),
    msgtype: z.literal('textcard'),
    textcard: z.object({
      title: chars(128).min(1),
      description: chars(512).min(1),
      url: address,
      btntxt: chars(4).optional(),
    }),
  }),
  z.object({ to: receivers(), msgtype: z.literal('image'), image: media }),
  z.object({ to: receivers(), msgtype: z.literal('file'), file: media }),
  z.object({ to: receivers(), msgtype: z.literal('template_card'), template_card: templateCard }),
]);

function receivers() {
  return z.array(userId).min(1).max(1000);
}

/** What can be sent. `to` holds userids. */
export type Outgoing = z.infer<typeof outgoing>;

/**
 * What became of a message.
 * - sent: accepted. `invalidUsers` (lower case) did not get it: not in the app's range or gone; `unlicensedUsers` lack a licence.
 *   More than 30 messages a minute or 1000 an hour to one member vanish with this same answer.
 * - retry: try again, not before `afterMs` where given. It may have been delivered (timeout, broken answer), so send
 *   the same again: the duplicate check keeps a second copy away. `alert`: useless until the administrator has acted.
 * - refused: the same message will never be accepted. `fault` says whether the receiver or the message is to blame.
 *   `code` is WeCom's errcode, or null when our own check of its limits stopped it.
 */
export type SendOutcome =
  | {
      readonly kind: 'sent';
      readonly msgid: string | null;
      readonly responseCode: string | null;
      readonly invalidUsers: readonly string[];
      readonly unlicensedUsers: readonly string[];
    }
  | {
      readonly kind: 'retry';
      readonly code: number | null;
      readonly afterMs: number | null;
      readonly alert: boolean;
      readonly detail: string;
    }
  | {
      readonly kind: 'refused';
      readonly code: number | null;
      readonly fault: 'receiver' | 'message';
      readonly detail: string;
    };
