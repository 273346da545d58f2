/**
 * What a note may be called in front of the customer. A note is written for colleagues (老婆嫌贵, 脾气大) and never
 * quoted; only what it was about is named, in a word of our own.
 */
const topics: readonly (readonly [string, RegExp])[] = [
  ['贷款方案', /贷款|首付|月供|利息|金融|分期/],
  ['置换', /置换|旧车|二手|折价|估价/],
  ['提车时间', /现车|交期|提车时间|什么时候.*提|到店时间|排产/],
  ['颜色', /颜色|车色|白色|黑色|灰色|红色|蓝色|内饰色/],
  ['配置', /配置|版本|高配|低配|选装|顶配/],
  ['价格', /价格|报价|优惠|便宜|贵|砍价|降价|落地价/],
  ['续航', /续航|充电|电耗/],
  ['油耗', /油耗|费油|省油/],
  ['空间', /空间|后排|后备箱|第三排/],
  ['保险', /保险|续保|交强|商业险/],
  ['保养', /保养|首保|机油/],
  ['试驾', /试驾|试乘/],
];

/** @returns null when there is no note, or none that can be named */
export const topicIn = (note: string | null): string | null =>
  note === null ? null : (topics.find(([, words]) => words.test(note))?.[0] ?? null);
