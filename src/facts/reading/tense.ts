import type { Tense } from './event.ts';

/**
 * Grammar of time and denial in the shape around an event's words. Chinese verbs have no tense: 约, 要, 再 before the
 * verb point ahead, 刚, 已 before it and 了, 过, 完 after it point back.
 */
const denial =
  /(?:没有?(?:来得及|时间|空|能|去|来|到|做|给|打算|想|法)*|还没(?:有|来|去|做|给)?|未(?:能|曾)?|尚未|(?<!对|差|要|好|是|能|会|可)不(?:想|打算|愿意?|肯|来|去|到|做|用|需要|会|能|再)*|[别甭](?!墅|克)(?:再)?|先不|暂不|能不能|会不会|可不可以|要不要|是否|能否|无需|拒绝)(?:来|去|过来|到店|做|给他|给她|参加|再)?$/;
const deniedAfter =
  /^不(?:来|做|提)|^(?:给)?(?:删|拉黑|屏蔽)|^(?:了)?(?:没(?:有)?(?:成|来|去|做|试|提|到)?(?=$|[\s,，。;；!！ⓓ])|不了了?(?=$|[\s,，。])|没成|失败|未果|还没|没提|没做|没来)|^[^\s,，。]{0,3}了(?:没有?|吗|么|没)(?=$|[\s?？])/;
const ahead =
  /(?:预?约|(?<!主|需|重)要(?!求|是)|(?<!机|社|都|展|展览)会|准备|打算|计划|(?<!^[^我他她您你也都又才就先还客])想|将|待(?!在)|等着?|通知|(?<!谦)让(?![^\s,，。]{1,4}带)|(?<!申)请|邀|安排|提醒|争取|可以|能(?=来|过|到|试|提|再)|答应|说好|定(?:于|在|了)|再|有空|有时间|方便|下次|该|需|记得|到时候?|届时|回头|继续|持续|长期|后续|保持|明确|确定|确认|快|即将|马上|尽快|排(?:了|在)?|同意|愿意|希望|抽空|空了)/;
/** Of a name at the head of the clause (吴刚, 曾志伟) the character says nothing. */
const done =
  /(?:(?<!^[^我他她您你也都又才就先店车])刚(?!的)刚?|刚才|(?<!而|自)已经?|昨|(?<!^)曾|才(?!能|会|来|有)|完成)/;
/** 了, 过, 完 within the words after; not those of 过来, 过户, 了解, 不了. */
const aspect =
  /^[^\sⓓ,，。;；!！]{0,8}?(?:(?<!不|为|除|受|到|约)了(?!解)|(?<!不|通|超)过(?!来|去|户|两|几|段|程|年|节|保|敏)|完(?!全|美|整|再|了再|后|之后)|(?<!做|约|联系)好了|完毕|成功|结束|回来)|^的(?=$|[\sⓜ,，。车是])/;

export const isDenied = (before: string, after: string): boolean => denial.test(before) || deniedAfter.test(after);

/** 再打, 提醒我: the event's own words look ahead. */
const againFirst = /^(?:再|继续|接着|提醒)/;
/** 提的车, 做完保养, 打了电话: the aspect stands inside the event's words. */
const inner = /(?<!不)了|完|过(?!来|去)|的(?=车)|^做的|^到的|^来的/;

/** What an event's words and those around it say about its time. */
export function tenseOf(words: string, before: string, after: string): Tense {
  if (againFirst.test(words) && !/^了/.test(after)) return 'ahead';
  // 钱凑够了就来提: on a condition.
  if (/[了后够齐到好完]就(?:能|会|可以|马上)?[来去]?$/.test(before) && !/^了/.test(after)) return 'ahead';
  if (done.test(before)) return 'past';
  if (ahead.test(before)) return 'ahead';
  return inner.test(words) || aspect.test(after) ? 'past' : 'open';
}
