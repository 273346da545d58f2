import { isObject, objectsAt, textAt } from '../card-words.ts';
import type { JsonObject } from '../chats.ts';
import { mediaOf } from '../media-store.ts';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';

/**
 * Checks a template_card of message/send. The rules are the platform's; which of the codes for list lengths
 * (42035–42037, 42042, 42047) belongs to which list is not published, that assignment is ours.
 */
type Rule = readonly [errcode: number, kept: (card: JsonObject, world: World) => boolean];

const count = (card: JsonObject, key: string): number => {
  const value = card[key];
  return Array.isArray(value) ? value.length : value === undefined ? 0 : Number.POSITIVE_INFINITY;
};
const within = (card: JsonObject, key: string, min: number, max: number) =>
  count(card, key) >= min && count(card, key) <= max;
const bytes = (text: string) => Buffer.byteLength(text);
const isKey = (text: string) => text !== '' && bytes(text) <= 1024;
const distinct = (keys: readonly string[]) => new Set(keys).size === keys.length;
const isUrl = (text: string) => /^https?:\/\//.test(text);
const selectors = (card: JsonObject) => [
  ...objectsAt(card, 'select_list'),
  ...(isObject(card.button_selection) ? [card.button_selection] : []),
  ...(isObject(card.checkbox) ? [card.checkbox] : []),
];
const options = (card: JsonObject) => selectors(card).map((selector) => objectsAt(selector, 'option_list'));

const ACTION: Rule = [42045, ({ card_action }) => isObject(card_action) && linkIsWhole(card_action, ['1', '2'])];
const TITLE: Rule = [42033, (card) => textAt(card, 'main_title.title') !== ''];
const SUBMIT: Rule[] = [
  [42046, (card) => isKey(textAt(card, 'submit_button.key'))],
  [42049, (card) => [...textAt(card, 'submit_button.text')].length <= 10],
];

/** An object with type 1 (a url) or 2 (a mini-program); `types` are the ones allowed here. */
function linkIsWhole(link: JsonObject, types: readonly string[]): boolean {
  const type = textAt(link, 'type') || '0';
  if (!types.includes(type)) return false;
  if (type === '1') return isUrl(textAt(link, 'url'));
  return type !== '2' || textAt(link, 'appid') !== '';
}

const BY_TYPE: Readonly<Record<string, readonly Rule[]>> = {
  text_notice: [
    [42033, (card) => textAt(card, 'main_title.title') !== '' || textAt(card, 'sub_title_text') !== ''],
    ACTION,
  ],
  news_notice: [
    TITLE,
    [42044, (card) => isUrl(textAt(card, 'card_image.url')) || isUrl(textAt(card, 'image_text_area.image_url'))],
    ACTION,
  ],
  button_interaction: [
    TITLE,
    [42047, (card) => within(card, 'button_list', 1, 6)],
    [42038, (card) => objectsAt(card, 'button_list').every((button) => textAt(button, 'text') !== '')],
    [
      42039,
      (card) =>
        objectsAt(card, 'button_list').every((each) => textAt(each, 'type') === '1' || isKey(textAt(each, 'key'))),
    ],
    [
      42018,
      (card) => distinct(objectsAt(card, 'button_list').map((each) => textAt(each, 'key') || textAt(each, 'url'))),
    ],
  ],
  vote_interaction: [
    TITLE,
    [42042, (card) => isObject(card.checkbox) && within(card.checkbox, 'option_list', 1, 20)],
    ...SUBMIT,
  ],
  multiple_interaction: [
    TITLE,
    [42047, (card) => within(card, 'select_list', 1, 3)],
    [42042, (card) => objectsAt(card, 'select_list').every((selector) => within(selector, 'option_list', 1, 10))],
    ...SUBMIT,
  ],
};

const ALWAYS: readonly Rule[] = [
  [42014, (card) => textAt(card, 'task_id') === '' || /^[0-9A-Za-z_\-@]{1,128}$/.test(textAt(card, 'task_id'))],
  [42014, (card) => !callsBack(card) || textAt(card, 'task_id') !== ''],
  [43012, (card, world) => !callsBack(card) || world.settings.callbackUrl !== null],
  [42035, (card) => within(card, 'horizontal_content_list', 0, 6)],
  [42036, (card) => within(card, 'jump_list', 0, 3)],
  [42037, (card) => within(card, 'vertical_content_list', 0, 4)],
  [42020, (card) => !isObject(card.action_menu) || within(card.action_menu, 'action_list', 1, 3)],
  [42051, (card) => !isObject(card.action_menu) || distinct(actionKeys(card.action_menu))],
  [42027, (card) => rows(card).every((row) => textAt(row, 'keyname') !== '')],
  [42028, (card) => rows(card).every((row) => textAt(row, 'type') !== '1' || isUrl(textAt(row, 'url')))],
  [
    42029,
    (card, world) =>
      rows(card).every((row) => textAt(row, 'type') !== '2' || !!mediaOf(world, textAt(row, 'media_id'))),
  ],
  [
    42050,
    (card, world) =>
      rows(card).every((row) => textAt(row, 'type') !== '3' || !!world.directory.user(textAt(row, 'userid'))),
  ],
  [42028, (card) => objectsAt(card, 'jump_list').every((jump) => linkIsWhole(jump, ['0', '1', '2']))],
  [42043, (card) => selectors(card).every((selector) => isKey(textAt(selector, 'question_key')))],
  [
    42040,
    (card) =>
      options(card).every((list) =>
        list.every((each) => textAt(each, 'id') !== '' && bytes(textAt(each, 'id')) <= 128),
      ),
  ],
  [42040, (card) => options(card).every((list) => distinct(list.map((each) => textAt(each, 'id'))))],
  [42041, (card) => options(card).every((list) => list.every((each) => textAt(each, 'text') !== ''))],
];

const rows = (card: JsonObject) => objectsAt(card, 'horizontal_content_list');
const actionKeys = (menu: JsonObject) => objectsAt(menu, 'action_list').map((action) => textAt(action, 'key'));

/** Whether a member can answer this card, so that the platform issues a response_code for it. */
export const callsBack = (card: JsonObject): boolean =>
  textAt(card, 'card_type').endsWith('_interaction') || isObject(card.action_menu);

/** @throws ApiError 42014–42051 or 43012 for the first rule that is broken */
export function checkCard(world: World, card: JsonObject): void {
  const cardType = textAt(card, 'card_type');
  const rules = Object.hasOwn(BY_TYPE, cardType) ? BY_TYPE[cardType] : undefined;
  if (!rules) throw new ApiError(42031);
  const broken = [...ALWAYS, ...rules].find(([, kept]) => !kept(card, world));
  if (broken) throw new ApiError(broken[0]);
}
