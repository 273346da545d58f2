import type { Proposal } from '../fact.ts';
import { inside, type Match, matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { MODEL } from '../reading/shape.ts';
import { competitorNamed, type LostReason, reasonOf } from './reason.ts';

export type { LostReason } from './reason.ts';

/** A customer who will not buy from us. */
export interface Lost {
  readonly reason: LostReason | null;
  /** Model or brand, when one was named. */
  readonly competitor: string | null;
}

const BOUGHT = '(?:购买|购入|购|买|订|定|提|入手|选|签|下订|下定|选择|交了?[定订]金?|付了?[定订]金?)';
/** What says by itself that the customer is lost. */
const declared =
  /战败|输单|丢单|跑单了?|丢了|流失了?|飞单|(?:客户|彻底|基本|估计)?没戏了?|(?:这单|单子|生意|这事儿?|基本|彻底)?(?:已经?|又|都)*(?<![变发天漆灯皮张纸面色饭菜水身])(?:黄|凉|吹)了(?=$|[\s,，。;；!！])|不[整弄搞折腾]{1,2}了(?=$|[\s,，。;；!！])|(?:已经|早就?|都)买[完好]?(?:了)?(?:新)?车了|(?:已经?|决定|确定|又|直接|彻底)*(?:不买|不要|不考虑|不换|不想|不打算|没打算)(?:买|换|要|订)?(?:新?车)?了|(?:没有?|无)(?:购车|购买|买车)?(?:意向|兴趣|想法)了?(?!金)|不感兴趣了|(?:最近|今年|近期|短期内?|暂时|暂)(?:都|先|也|就)*(?:不|没)(?:考虑|打算|准备|想)?(?:买车|换车|购车|买|换|订)了|(?:车)?(?:不需要|用不着)了|买不起了?|取消购车(?:计划)?|放弃购买|放弃购车|放弃了?(?=$|[\s,，。等因嫌说价太没])|不考虑我们了?|不等了|买不了了/g;
/** A purchase elsewhere. */
const elsewhere = new RegExp(
  `(?:已经?|最后|最终|结果|还是|都|又|去|到|跑){0,5}(?:在|去|从|找|到)?(?:了)?(?:别家|别人家|其他家|其它家|另一家|另外一家|其他店|其它店|别的(?:4[sS])?店|隔壁店?|对面店?|兄弟店|外地|同城店?|别处|同行|网上|家门口(?:那家)?|附近(?:那家)?|那家店?|(?<=在|去|跑|到)(?:那边|人家那边?|他们那边?))(?:的?4[sS]店|店|那边|那里|家)?(?:便宜)?(?:已经?|就|给|把|车|去)*${BOUGHT}(?:车|单|了|走|过|的|好|金)*|(?:去|选择?了?)(?:别家|其他店|竞品|同行)(?:了|那边)(?=$|[\\s,，。])|被(?:别家|别人|人家|同行|竞品|隔壁|对面|${MODEL}+){1,3}(?:的?(?:4[sS])?店)?(?:给)?(?:抢|撬|截|挖)[^\\s,，。]{0,3}|输给了?(?:竞品|别家|${MODEL}+)|${BOUGHT}了?(?:竞品|别家|别人家|其他家|隔壁家?|别的(?:牌子|品牌|车)|其他(?:品牌|牌子|车)|二手车?|[一]?[台辆]二手)(?:了)?|(?:转投|倒向|改买|改选|改订|转而(?:买|选)了?)(?:了)?${MODEL}*`,
  'g',
);
/** A purchase of a named car; ours or another's the words around must tell. */
const purchase = new RegExp(
  `(?<lead>(?:已经?|最后|最终|结果|还是|都|又|去|跑去|说|刚){0,5})(?!提)${BOUGHT}(?:了|的是|的|下了?|择了)+(?:[一]?[台辆款])?\\s?(?<car>${MODEL}+)`,
  'gd',
);
/** 保险在别家买了: what was bought is no car. */
const otherTrade = /(?:保险|车险|续保|交强险?|商业险?|保养|装潢|贴膜|精品|轮胎)(?:都|也|是)?$/;
const denied = /(?:没有?|未|别|不算|不会|差点|险些|可能|会不会|不想|怕|防止|避免)(?:被)?$/;
/** 说不买了 今天又来看: the customer is back. */
const turned = /[\s,，。;；](?:ⓓ+|现在|后来|刚才)?(?:又(?:打|来|说想|想|问|联系|看)|改主意|回心转意|想通了)/;
const sold = /[订定意诚]金|[大小][订定]|交了?[ⓨⓝ]|成交|落地|提车|交车|恭喜|喜提|签单|开票|全款|ⓟ/;

export function readLost(reading: Reading): Proposal<Lost>[] {
  const open = ({ before, place }: Match) =>
    !denied.test(before) && !otherTrade.test(before) && !turned.test(reading.shape.slice(place.end));
  const said = [...matchesOf(reading, declared)];
  const gone = [...matchesOf(reading, elsewhere)];
  const purchases = [...matchesOf(reading, purchase)].filter(
    (match) => !/(?:不|没有?|想|要|打算|会|上次|上回|之前|以前|原来|当时)$/.test(match.before),
  );
  const telling = [...said, ...gone];
  const words = [...telling, ...purchases].map(({ place }) => place);
  if (telling.length > 0 && !telling.some(open)) return [{ value: null, words: telling.map(({ place }) => place) }];
  if (telling.length === 0) return readPurchase(reading, purchases);
  const reason = reasonOf(reading);
  const named = competitorNamed(reading, purchases[0] ? inside(reading.models, purchases[0].groups.car) : undefined);
  if (named) words.push(named);
  const competitor = named?.value.name ?? null;
  return [
    {
      value: { reason: competitor ? 'competitor' : reason.value, competitor },
      words: [
        ...words,
        ...reason.words.filter((place) => !words.some((word) => word.start < place.end && place.start < word.end)),
      ],
    },
  ];
}

/** 买了宝马X3 with no word of losing: certain only when the store is known not to sell it, or the words say it was elsewhere. */
function readPurchase(reading: Reading, purchases: readonly Match[]): Proposal<Lost>[] {
  const [first] = purchases;
  const car = inside(reading.models, first?.groups.car);
  if (!first || !car || sold.test(reading.shape)) return [];
  const lead = first.groups.lead;
  const leaning =
    (lead !== undefined && /最后|最终|结果|还是|去/.test(reading.shape.slice(lead.start, lead.end))) ||
    /嫌|我们/.test(reading.shape);
  // Nobody names the brand of his own store.
  const branded = reading.ownModels.length === 0 && car.value.brand !== null;
  const foreign =
    reading.ownModels.length > 0 && !reading.ownModels.some((own) => car.value.name.includes(own.toUpperCase()));
  // 订了A4L without a brand is an order with us.
  const ordered = /[订定]/.test(reading.shape.slice(first.place.start, first.place.end));
  if (ordered && !leaning && !foreign && !branded) return [];
  if (leaning || foreign || branded)
    return [{ value: { reason: 'competitor', competitor: car.value.name }, words: [first.place] }];
  const ask = [
    { label: '战败,买了别家', facts: { lost: { reason: 'competitor', competitor: car.value.name } } },
    { label: '在我们这里成交', facts: {} },
  ];
  return [{ value: null, words: [first.place], ask }];
}
