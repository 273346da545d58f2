import { z } from 'zod';
import { contactChange } from './contact-change.ts';
import { coordinate } from './plain-message.ts';
import { elementsOf, listOf, type XmlElement, type XmlValue } from './xml.ts';

const text = z.string();
const nested = z.custom<XmlValue>().optional();

/** The documentation spells it both ways. */
const optionsOf = (item: XmlElement): string[] =>
  elementsOf(item.OptionIds ?? item.OpitonIds)
    .flatMap((ids) => listOf(ids.OptionId ?? ids.OpitonId))
    .filter((id) => typeof id === 'string');

const selectedItems = nested.transform((value) =>
  elementsOf(value)
    .flatMap((items) => elementsOf(items.SelectedItem))
    .flatMap((item) =>
      typeof item.QuestionKey === 'string' ? [{ questionKey: item.QuestionKey, optionIds: optionsOf(item) }] : [],
    ),
);

/** A press on a card, as its button or its menu in the corner reports it. */
const card = <K extends string>(kind: K) =>
  z
    .object({
      EventKey: text,
      TaskId: text,
      CardType: text.default(''),
      ResponseCode: text.optional(),
      SelectedItems: selectedItems,
    })
    .transform((m) => ({
      kind,
      eventKey: m.EventKey,
      taskId: m.TaskId,
      cardType: m.CardType,
      responseCode: m.ResponseCode,
      selected: m.SelectedItems,
    }));

/** What the camera read. Of a barcode WeCom writes the kind before the number, `CODE_128,4006381333931`. */
const scan = <K extends string>(kind: K) =>
  z
    .object({ EventKey: text, ScanCodeInfo: z.object({ ScanType: text.default(''), ScanResult: text }) })
    .transform((m) => ({
      kind,
      eventKey: m.EventKey,
      scanType: m.ScanCodeInfo.ScanType,
      scanResult: m.ScanCodeInfo.ScanResult,
    }));

/** How many pictures follow, each as a message. Documented as one PicList of many items, sent as one PicList each. */
const pictures = <K extends string>(kind: K) =>
  z.object({ EventKey: text, SendPicsInfo: nested }).transform((m) => ({
    kind,
    eventKey: m.EventKey,
    md5: elementsOf(m.SendPicsInfo)
      .flatMap((info) => elementsOf(info.PicList))
      .flatMap((list) => elementsOf(list.item))
      .flatMap(({ PicMd5Sum }) => (typeof PicMd5Sum === 'string' ? [PicMd5Sum] : [])),
  }));

/** The events of a self-built app that can matter to us, by `Event` in lower case. Source: document/path/90240. */
export const events = {
  subscribe: z.object({}).transform(() => ({ kind: 'subscribe' as const })),
  unsubscribe: z.object({}).transform(() => ({ kind: 'unsubscribe' as const })),
  enter_agent: z.object({}).transform(() => ({ kind: 'enter_agent' as const })),
  click: z.object({ EventKey: text }).transform((m) => ({ kind: 'click' as const, eventKey: m.EventKey })),
  view: z.object({ EventKey: text }).transform((m) => ({ kind: 'view' as const, url: m.EventKey })),
  view_miniprogram: z
    .object({ EventKey: text })
    .transform((m) => ({ kind: 'view_miniprogram' as const, eventKey: m.EventKey })),
  template_card_event: card('template_card_event'),
  template_card_menu_event: card('template_card_menu_event'),
  scancode_push: scan('scancode_push'),
  scancode_waitmsg: scan('scancode_waitmsg'),
  pic_sysphoto: pictures('pic_sysphoto'),
  pic_photo_or_album: pictures('pic_photo_or_album'),
  pic_weixin: pictures('pic_weixin'),
  location_select: z
    .object({
      EventKey: text,
      SendLocationInfo: z.object({
        ...{ Location_X: coordinate, Location_Y: coordinate },
        ...{ Label: text.default(''), Poiname: text.default('') },
      }),
    })
    .transform(({ EventKey: eventKey, SendLocationInfo: place }) => ({
      ...{ kind: 'location_select' as const, eventKey, latitude: place.Location_X, longitude: place.Location_Y },
      ...{ label: place.Label, poiName: place.Poiname },
    })),
  // The position a phone reports by itself; `location` is already what a member sends.
  location: z
    .object({ Latitude: coordinate, Longitude: coordinate })
    .transform((m) => ({ kind: 'position' as const, latitude: m.Latitude, longitude: m.Longitude })),
  change_contact: contactChange,
};

/**
 * Events WeCom sends to whoever has ticked too much in its console, and that are none of our business: customer
 * contact, approvals, calendars, broadcasts, old cards, the workbench, sharing between companies, jobs we never start.
 * Sources: document/path/90240, 92130, 91815.
 */
export const FOREIGN_EVENTS: ReadonlySet<string> = new Set([
  ...['change_external_contact', 'change_external_chat', 'change_external_tag', 'kf_msg_or_event'],
  ...['open_approval_change', 'sys_approval_change', 'taskcard_click', 'switch_workbench_mode'],
  ...['modify_calendar', 'delete_calendar', 'add_schedule', 'modify_schedule', 'delete_schedule'],
  ...[
    'living_status_change',
    'share_agent_change',
    'share_chain_change',
    'batch_job_result',
    'upload_media_job_finish',
  ],
]);
