import type { Json, JsonObject } from './chats.ts';
import type { XmlTree } from './xml.ts';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A nested text such as `main_title.title`; empty when it is not there. */
export function textAt(source: JsonObject, path: string): string {
  let value: Json | undefined = source;
  for (const key of path.split('.')) value = isObject(value) ? value[key] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The objects of a list; empty when it is no list. */
export const objectsAt = (source: JsonObject, key: string): readonly JsonObject[] => {
  const value = source[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** A card read aloud, line by line: what a search or a terminal shows of it. */
export function cardWords(card: JsonObject): string {
  const pairs = objectsAt(card, 'horizontal_content_list').map(
    (row) => `${textAt(row, 'keyname')}：${textAt(row, 'value')}`,
  );
  const columns = objectsAt(card, 'vertical_content_list').map(
    (row) => `${textAt(row, 'title')} ${textAt(row, 'desc')}`,
  );
  const buttons = objectsAt(card, 'button_list').map((button) => `[${textAt(button, 'text')}]`);
  const lines = [
    ...['main_title.title', 'main_title.desc', 'emphasis_content.title', 'emphasis_content.desc'],
    ...['quote_area.title', 'quote_area.quote_text', 'sub_title_text'],
  ].map((path) => textAt(card, path));
  return [...lines, ...pairs, ...columns, buttons.join(' ')].filter((line) => line !== '').join('\n');
}

/** The card as it looks after `replace_name`: that label in place of its buttons, none of them active. */
export const greyButton = (card: JsonObject, label: string): JsonObject => ({ ...card, replace_text: label });

/** JSON lists are repeated elements in XML, so these become lists even when they hold one entry. */
const LISTS = new Set([
  ...['action_list', 'horizontal_content_list', 'jump_list', 'vertical_content_list', 'option_list', 'button_list'],
  'select_list',
]);
const snake = (name: string) => name.replace(/(?<=[a-z])([A-Z])/g, '_$1').toLowerCase();
const ONE_WORD: Record<string, string> = {
  key_name: 'keyname',
  app_id: 'appid',
  page_path: 'pagepath',
  user_id: 'userid',
};

/** The `TemplateCard` of a passive reply as the JSON of message/send; it keeps the task it replaces. */
export function cardFromXml(tree: XmlTree, taskId: string): JsonObject {
  return { ...(toJson(tree) as JsonObject), task_id: taskId };
}

function toJson(value: XmlTree[string]): Json {
  if (value === undefined) return null;
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map((one: XmlTree[string]) => toJson(one));
  const entries = Object.entries(value as XmlTree).filter(([name]) => name !== '#text');
  return Object.fromEntries(
    entries.map(([name, child]) => {
      const key = ONE_WORD[snake(name)] ?? snake(name);
      const json = toJson(child);
      return [key, LISTS.has(key) && !Array.isArray(json) ? [json] : json];
    }),
  );
}
