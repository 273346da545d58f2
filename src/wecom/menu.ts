import { z } from 'zod';
import { WeComError } from '../errors.ts';
import type { Call } from './call.ts';
import { address, bytes } from './card.ts';
import { NO_MENU } from './errcodes.ts';

const MAX_KEY_BYTES = 128;

const leaf = (nameBytes: number) =>
  z.discriminatedUnion('type', [
    z.object({
      type: z.enum(['click', 'scancode_waitmsg', 'pic_photo_or_album', 'location_select']),
      name: bytes(nameBytes),
      key: bytes(MAX_KEY_BYTES),
    }),
    z.object({ type: z.literal('view'), name: bytes(nameBytes), url: address }),
  ]);

/** The app's menu below the conversation: at most 3 buttons of 16 bytes, each an action or up to 5 entries of 40. */
export const menu = z
  .array(z.union([z.object({ name: bytes(16), sub_button: z.array(leaf(40)).min(1).max(5) }), leaf(16)]))
  .min(1)
  .max(3);
export type Menu = z.infer<typeof menu>;

const agent = (agentId: number) => ({ agentid: String(agentId) });

/** Replaces the menu. Presses come back as an event of the button's type, with its key. @throws z.ZodError, WeComError */
export async function createMenu(call: Call, agentId: number, button: Menu): Promise<void> {
  const body = { button: menu.parse(button) };
  await call({ api: 'menu/create', query: agent(agentId), body }, z.object({}));
}

/** As WeCom has it: leaves come with an empty `sub_button`, and an administrator may have made other kinds. */
const stored: z.ZodType<StoredButton> = z.object({
  name: z.string(),
  type: z.string().optional(),
  key: z.string().optional(),
  url: z.string().optional(),
  get sub_button() {
    return z.array(stored).default([]);
  },
});
interface StoredButton {
  readonly name: string;
  readonly type?: string | undefined;
  readonly key?: string | undefined;
  readonly url?: string | undefined;
  readonly sub_button: readonly StoredButton[];
}

/** Whether the app has exactly this menu. @throws WeComError */
export async function hasMenu(call: Call, agentId: number, wanted: Menu): Promise<boolean> {
  try {
    const { button } = await call({ api: 'menu/get', query: agent(agentId) }, z.object({ button: z.array(stored) }));
    return JSON.stringify(button) === JSON.stringify(z.array(stored).parse(menu.parse(wanted)));
  } catch (error) {
    if (error instanceof WeComError && error.code === NO_MENU) return false;
    throw error;
  }
}

/** Takes the menu away. @throws WeComError */
export async function deleteMenu(call: Call, agentId: number): Promise<void> {
  await call({ api: 'menu/delete', query: agent(agentId) }, z.object({}));
}
