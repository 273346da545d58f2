import type { Proposal } from '../fact.ts';
import { around } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';

/** The car a customer owns, as far as it was said. */
export interface Vehicle {
  readonly model?: string;
  readonly plate?: string;
  readonly vin?: string;
}

const owned =
  /(?:现在|目前|平时|一直|自己|本来|原来|家里|名下|现有|车主)?(?:开的?(?:是|的|着)?|有[一]?[台辆]|的?车是|名下)(?:[一两]?[台辆])?(?:[\dⓓⓝ]+年?(?:款|的)?)?$/;
const notOwned = /(?:想|要|会|打算|准备|喜欢|试|来|说)(?:开|提)?$/;
/** 试驾, 看了: a car looked at, whoever's it is. */
const looked =
  /(?:看|试驾|试|喜欢|想要?|考虑|对比|关注|问|意向|换|买)(?:了|过|的|一下|下)?(?:[一两]?[台辆款])?(?:全?新款?|现款|老款)?的?$/;

/** Plates and VINs always are the customer's; a model is when it was taken, driven, serviced or insured. */
export function readVehicle(reading: Reading): Proposal<Vehicle>[] {
  const vin = /(?:车架号?|VIN|vin|车辆识别代?码?)(?:是|为|:)*\s*$/;
  const codes: Proposal<Vehicle>[] = [
    ...reading.plates.map((span) => ({ value: { plate: span.value }, words: [span] })),
    ...reading.vins
      .filter((span) => span.value.valid || vin.test(reading.shape.slice(0, span.start)))
      .map((span) => ({ value: { vin: span.value.vin }, words: [span] })),
  ];
  const happened = reading.events.filter(({ negated, tense }) => !negated && tense !== 'ahead');
  const driven = reading.mileages.length > 0;
  const taken = happened.some(({ kind }) => kind === 'delivery');
  // 送保险 is part of an offer.
  const ownPolicy = (dates: readonly number[]) => dates.length > 0 || /到期|续|脱保|过期|出险|理赔/.test(reading.shape);
  const workshop = reading.events.some(
    ({ kind, negated, dates }) =>
      !negated &&
      (kind === 'service' || kind === 'repair' || kind === 'inspection' || (kind === 'insurance' && ownPolicy(dates))),
  );
  const models = reading.models
    .filter((span) => span.value.kind === 'model')
    .filter((span) => {
      const { before } = around(reading, span);
      // A级客户 is no Mercedes.
      if (
        /^[A-G]级$/.test(span.value.name) &&
        !span.value.brand &&
        !/(?:提|买|开|换)(?:了|的)?(?:[一两]?[台辆])?$/.test(before)
      )
        return false;
      if (looked.test(before) && !(taken && /(?:买|订|定|换|提)了?(?:[一两]?[台辆])?$/.test(before))) return false;
      if (taken || workshop || driven || reading.plates.length > 0 || reading.vins.length > 0) return true;
      const label = owned.exec(before);
      return label !== null && !notOwned.test(before.slice(0, before.length - label[0].length + 1));
    });
  const [model] = models;
  return model ? [...codes, { value: { model: model.value.name }, words: [model] }] : codes;
}
