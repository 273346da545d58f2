import type { Fact } from '../fact.ts';
import type { Reading } from '../reading/reading.ts';
import { topicsOf } from '../reading/topic.ts';
import { applyComplaint } from './apply.ts';

const words =
  /(?:来|打电话|要|又|想|一直|客户|还)*(?:投诉|客诉|抱怨|吐槽|反映|反应(?=[^,，。\s]*(?:响|漏|坏|故障|问题|抖|慢|差|不))|差评)(?:了|过|说|:|：|称)*/g;
const denied = /(?:没有?|无|不再|不|别|撤销|取消|避免|防止|零|未)(?:再|任何|什么|想|要|打算)?$/;
const settled =
  /^(?:已|都)?(?:经)?(?:解决|处理|撤销|撤了|搞定|结束|完了|闭环)|^[^\s,，。]{1,10}(?<![没未不])(?:(?:修|弄|换|处理)好|解决|搞定)了$/;

export const complaint: Fact<'complaint', string> = {
  key: 'complaint',
  read: (reading: Reading) => topicsOf(reading, { words, denied, settled, alone: '投诉' }),
  say: (about) => `投诉：${about}`,
  apply: applyComplaint,
  examples: [
    { said: '孙丽投诉空调异响', value: '空调异响' },
    { said: '孙丽来投诉 等了两个小时没人理', value: '等了两个小时没人理' },
    { said: '孙丽抱怨交车太慢', value: '交车太慢' },
    { said: '孙丽没有投诉', value: null },
    { said: '孙丽的投诉已经解决了', value: null },
    { said: '孙丽投诉的空调修好了', value: null },
    { said: '孙丽投诉空调修好了又坏', value: '空调修好了又坏' },
  ],
};
