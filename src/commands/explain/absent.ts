import type { CareFacts } from '../../care/rule.ts';

/** What a member may call the reminders of a rule, and why a customer may have none of them. */
interface Kind {
  readonly called: RegExp;
  readonly whyNone: (facts: CareFacts) => string;
}

const isDelivered = ({ vehicles }: CareFacts): boolean => vehicles.some(({ deliveredOn }) => deliveredOn !== null);
const name = ({ customer }: CareFacts): string => customer.name;
const notDelivered = (facts: CareFacts): string =>
  `没有在店里提车的记录，有的话告诉我，例如：${name(facts)}9月10日提的车`;

/** By rule; one without an entry here simply has nothing due. */
const kinds: Readonly<Record<string, Kind>> = {
  birthday: {
    called: /生日/,
    whyNone: (facts) =>
      facts.customer.birthday ? '这次生日已经祝福过' : `还没记生日，告诉我就行，例如：${name(facts)}生日5月20日`,
  },
  'first-service': {
    called: /首保|保养/,
    whyNone(facts) {
      if (!isDelivered(facts)) return notDelivered(facts);
      const isServiced = facts.vehicles.some(({ services }) => services.length > 0);
      return isServiced ? '已经做过保养，首保不用再约' : '首保的时间已经过了';
    },
  },
  delivery: {
    called: /交车|提车|回访/,
    whyNone: (facts) => (isDelivered(facts) ? '交车回访的日子都过了，或者已经联系过' : notDelivered(facts)),
  },
  'regular-service': {
    called: /保养|定保|二保/,
    // Before the first service it is that one which is asked for.
    whyNone: ({ vehicles }) =>
      vehicles.some(({ services }) => services.length > 0) ? '下次保养还早，或者提醒过了' : '',
  },
  insurance: {
    called: /保险|续保|车险|交强|商业险/,
    whyNone: (facts) =>
      facts.vehicles.some(({ policies }) => policies.length > 0)
        ? '保险到期还早，或者提醒过了'
        : `还没记保险哪天到期，告诉我就行，例如：${name(facts)}交强险10月15日到期`,
  },
  inspection: {
    called: /年检|年审|验车/,
    whyNone: (facts) =>
      facts.vehicles.some(({ inspectionOn }) => inspectionOn !== null) || isDelivered(facts)
        ? '年检还早，或者提醒过了'
        : `还不知道年检哪天到期，告诉我就行，例如：${name(facts)}年检10月到期`,
  },
  'level-decay': {
    called: /级别/,
    whyNone: ({ customer }) => (customer.level ? '级别还不到该确认的时候' : '还没定级别'),
  },
  promise: {
    called: /约定|约好|回访/,
    whyNone: (facts) => `没有还没兑现的约定，要约就说一声，例如：${name(facts)}周五再联系`,
  },
  appointment: {
    called: /预约|试驾|到店|交车|提车/,
    whyNone: (facts) => `没有还没到的预约，有的话告诉我，例如：${name(facts)}周六试驾`,
  },
  complaint: {
    called: /投诉|客诉/,
    whyNone: ({ complaints }) => (complaints.length > 0 ? '投诉已结案，该做的都做了' : '没有投诉的记录'),
  },
  'first-touch': {
    called: /到店|感谢|线索|试驾|首次/,
    whyNone(facts) {
      const { stage, imported, source, lastContactOn } = facts.customer;
      if (stage !== 'potential' && stage !== 'deciding') return '到店感谢和线索联系只提醒还没提车的客户';
      if (imported && !lastContactOn) return '导入的老客户不做线索首次联系';
      if (!lastContactOn) return source ? '这个来源不用24小时内首次联系' : '没有线索来源，也没有到店记录';
      return '已经联系过，或者到店已经过了当天';
    },
  },
  event: {
    called: /活动|邀请/,
    whyNone({ invitations }) {
      if (invitations.length === 0) return '没有邀请到近期的活动里';
      const isComing = invitations.some(({ state }) => state === 'coming');
      return isComing ? '活动提醒过了，或者活动已经过了' : '还没说来参加活动，说了来才会在前一天和当天提醒';
    },
  },
  churn: {
    called: /流失/,
    whyNone: ({ customer }) =>
      customer.stage === 'lost' ? '已战败，不再做流失预警' : '没有要流失的苗头，联系和保养也还没拖太久',
  },
  cadence: {
    called: /联系|跟进/,
    whyNone: ({ customer }) => (customer.stage === 'lost' ? '已战败，战败客户没有例行联系' : '例行联系还早'),
  },
};

/** The rules whose reminders a member may mean by a word; [] when it is no such word. */
export const rulesCalled = (topic: string): string[] =>
  topic === '' ? [] : Object.keys(kinds).filter((rule) => kinds[rule]?.called.test(topic));

/** Why these rules have nothing for the customer, one clause each. */
export const whyNone = (rules: readonly string[], facts: CareFacts): string[] =>
  rules.flatMap((rule) => {
    const said = kinds[rule]?.whyNone(facts);
    return said ? [said] : [];
  });
