import { sayKm } from '../../language/say.ts';
import type { Fact, Proposal } from '../fact.ts';
import { around } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { applyOdometer } from './apply.ts';

/** A distance that is not what the car has run. */
const otherBefore =
  /(?:下次|下回|下个|建议|还有|还差|差(?!一?点|不多)|还剩|剩|质保|续航|每|一年|一天|每天|每年|一个月|相距|离|距离?|来回|免费|间隔|周期|跑满|开满|满|到了?再|等|超过|达到|最多|保修|单程|往返|上班|多跑|又跑|远|开了?三?电)[^ⓚ,，。\s]{0,6}$/;
const otherAfter =
  /^(?:以内|续航|质保|(?:以?后|时|左右|的时候)?再|油耗|保养一次|以后|之后|需|远|路|外|保修|以?上班|换一次)/;
/** 约了周四做3万公里保养: the name of a service to come. */
const serviceName = /^的?(?:[大小]|常规|定期)?保养/;
const priced = /^的?(?:[大小]|常规|定期)?保养(?:报价|多少|套餐|要|价|费)/;
const nextBefore = /(?:下次|下回)(?:保养)?[^。;；]{0,16}$/;

function read(reading: Reading): Proposal<number>[] {
  const toCome = reading.events.some(({ kind, tense }) => kind === 'service' && tense === 'ahead');
  return reading.mileages.flatMap((span): Proposal<number>[] => {
    const { before, after } = around(reading, span);
    const other =
      otherBefore.test(before) ||
      otherAfter.test(after) ||
      ((toCome || priced.test(after)) && span.value.km % 5000 === 0 && serviceName.test(after)) ||
      nextBefore.test(reading.shape.slice(0, span.start));
    const label = /(?:已经?)?(?:里程数?|公里数|表显|行驶|跑|开)(?:了|到|是|:|大概|已经|差不多|快|有)*$/.exec(before);
    const start = span.start - (label ? label[0].length : 0);
    return other
      ? [{ value: null, words: [span] }]
      : [{ value: Math.round(span.value.km), words: [{ start, end: span.end }] }];
  });
}

export const odometer: Fact<'odometer', number> = {
  key: 'odometer',
  read,
  say: (km) => `里程${sayKm(km)}`,
  ofCar: true,
  apply: applyOdometer,
  examples: [
    { said: '赵敏 8000公里', value: 8000 },
    { said: '赵敏的车开了1.2万公里', value: 12_000 },
    { said: '赵敏跑了八千公里', value: 8000 },
    { said: '赵敏 下次保养15000公里', value: null },
  ],
};
