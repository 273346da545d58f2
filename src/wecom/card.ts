import { z } from 'zod';
import { byteLength } from './text.ts';

/** A string of at most `max` characters (grapheme count is not what WeCom counts: code points are). */
export const chars = (max: number) =>
  z.string().refine((text) => [...text].length <= max, { error: `longer than ${max} characters` });

/** A non-empty string of at most `max` UTF-8 bytes. */
export const bytes = (max: number) =>
  z
    .string()
    .min(1)
    .refine((text) => byteLength(text) <= max, { error: `longer than ${max} bytes` });

/** An address with its scheme, at most 2048 bytes. */
export const address = z.url({ protocol: /^https?$/ }).pipe(bytes(2048));

const distinct =
  <K extends string>(name: K) =>
  (items: readonly Readonly<Record<K, string>>[]) =>
    new Set(items.map((item) => item[name])).size === items.length;

const taskId = bytes(128).regex(/^[\w\-@]+$/);
const key = bytes(1024);
const source = z.object({ desc: chars(20), desc_color: z.literal([0, 1, 2, 3]).optional() });
const mainTitle = z.object({ title: chars(36).min(1), desc: chars(44).optional() });
const cardAction = z.object({ type: z.literal(1), url: address });

const keyname = chars(5).min(1);
const horizontal = z
  .array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal(0), keyname, value: chars(30) }),
      z.object({ type: z.literal(1), keyname, value: chars(30), url: address }),
      z.object({ type: z.literal(3), keyname, value: chars(30).optional(), userid: bytes(64) }),
    ]),
  )
  .max(6);

const textNotice = z.object({
  card_type: z.literal('text_notice'),
  source: source.optional(),
  main_title: mainTitle,
  emphasis_content: z.object({ title: chars(14), desc: chars(22).optional() }).optional(),
  sub_title_text: chars(160).optional(),
  horizontal_content_list: horizontal.optional(),
  jump_list: z
    .array(z.object({ type: z.literal(1), title: chars(18), url: address }))
    .max(3)
    .optional(),
  card_action: cardAction,
});

const button = z.object({ text: chars(10).min(1), style: z.literal([1, 2, 3, 4]).optional(), key });

const selection = z.object({
  question_key: key,
  title: chars(13).optional(),
  option_list: z
    .array(z.object({ id: bytes(128), text: chars(16).min(1) }))
    .min(1)
    .max(10)
    .refine(distinct('id'), { error: 'an option id occurs twice' }),
  selected_id: bytes(128).optional(),
});

const buttonInteraction = z.object({
  card_type: z.literal('button_interaction'),
  source: source.optional(),
  main_title: mainTitle,
  sub_title_text: chars(160).optional(),
  horizontal_content_list: horizontal.optional(),
  card_action: cardAction.optional(),
  button_selection: selection.optional(),
  button_list: z.array(button).min(1).max(6).refine(distinct('key'), { error: 'a button key occurs twice' }),
  task_id: taskId,
});

/**
 * The cards we send, named as in WeCom's JSON, with its limits (lengths in characters, ids and keys in bytes).
 * Members on the WeChat plug-in see no card: whatever a card says must also have been said, or be asked for, in text.
 * `task_id` can be used once per app. Source: document/path/90236.
 */
export const templateCard = z.discriminatedUnion('card_type', [textNotice, buttonInteraction]);
export type TemplateCard = z.infer<typeof templateCard>;

/** A card whose buttons call back. */
export type ButtonCard = z.infer<typeof buttonInteraction>;

/**
 * What a sent card becomes: a card again, whose buttons may have given way to a label. It keeps its task. Source:
 * document/path/94888.
 */
export const replacedCard = buttonInteraction.omit({ task_id: true }).extend({ replace_text: chars(10).min(1) });
export type ReplacedCard = z.infer<typeof replacedCard>;
