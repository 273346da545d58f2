import type { Fact } from '../fact.ts';
import { applyPraise } from '../feedback.ts';
import type { Reading } from '../reading/reading.ts';
import { topicsOf } from '../reading/topic.ts';

const words =
  /(?:一直|还|特别|专门|特意|客户|在|很|非常)*(?:表扬|夸奖|夸赞|称赞|夸|点赞|赞扬|点名感谢|感谢)(?:了|说|:|：|一下)*/g;
const denied = /(?:没有?|不|别|想让|求|需要)(?:再|什么)?$/;
const settled = /^(?:您|你|信任|支持|惠顾|信赖)/;

export const praise: Fact<'praise', string> = {
  key: 'praise',
  read: (reading: Reading) => topicsOf(reading, { words, denied, settled }),
  say: (about) => `表扬：${about}`,
  apply: applyPraise,
  examples: [
    { said: '张伟表扬小李服务好', value: '小李服务好' },
    { said: '张伟夸售后接待热情', value: '售后接待热情' },
    { said: '张伟没有表扬', value: null },
  ],
};
