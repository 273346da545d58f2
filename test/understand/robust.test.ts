import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { EXAMPLE_NOW } from '../../src/facts/fact.ts';
import { facts } from '../../src/facts/index.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

const now = momentOf(new Date(EXAMPLE_NOW));
const runs = { seed: 20260916, numRuns: 150 };
const meaning = (raw: string) => {
  const { intent, customer, facts: stated, ask } = understand(raw, now);
  return { intent, customer, stated, ask };
};

const examples = facts.flatMap((fact) => fact.examples.map(({ said }) => said));
const sentence = fc.constantFrom(...examples.filter((said) => meaning(said).customer !== null));

describe('what says nothing changes nothing', () => {
  /** Clauses that each stand for themselves. */
  const clauses = fc.subarray(
    [
      '13800138000',
      '看了A4L',
      '预算25-30万',
      '抖音来的',
      '家里有二胎',
      '意向H级',
      '生日5月20号',
      '推荐意愿9分',
      '下周三下午3点试驾',
    ],
    { minLength: 1 },
  );
  const between = fc.constantFrom(
    ' ',
    '  ',
    '，',
    '。',
    ' ， ',
    '\n',
    ' 嗯 ',
    ' 呃 ',
    '，那个 ',
    '🙂',
    '…… ',
    '！',
    '\u3000',
  );
  const before = fc.constantFrom('', ' ', '嗯 ', '嗯，', '那个 ', '\u200b', '记一下：', '\n');
  const behind = fc.constantFrom('', ' ', '。', '！', '👍', ' 嗯', '~', '\n\n');

  it('between, before and behind clauses', () => {
    const gaps = fc.array(between, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(clauses, gaps, before, behind, (said, gap, head, tail) => {
        const plain = ['张伟', ...said].join(' ');
        const typed = head + ['张伟', ...said].map((clause, i) => (i > 0 ? gap[i - 1] : '') + clause).join('') + tail;
        expect({ typed, ...meaning(typed) }).toEqual({ typed, ...meaning(plain) });
      }),
      runs,
    );
  });

  const neutral = fc.constantFrom('人挺好说话的', '路上有点堵', '外面下雨呢', '喝了杯茶', '天气不错', '空调开着呢');
  it('a clause about nothing, before or behind', () => {
    fc.assert(
      fc.property(sentence, neutral, fc.boolean(), (said, clause, first) => {
        const typed = first ? `${clause}，${said}` : `${said}，${clause}`;
        const { stated, ask } = meaning(said);
        const other = meaning(typed);
        expect({ typed, stated: other.stated, ask: other.ask }).toEqual({ typed, stated, ask });
      }),
      runs,
    );
  });
});

describe('whatever comes in', () => {
  const unit = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...'\0\u0007\u001b\u007f\u0085\u2028\ufeff\ufffe\ud800\udfff\u202e'.split('')),
    },
    { weight: 3, arbitrary: fc.constantFrom(...examples.join('').split('')) },
  );
  const torn = fc.array(unit, { maxLength: 120 }).map((units) => units.join(''));
  const long = fc.tuple(torn, sentence).map(([noise, said]) => (noise + said).repeat(200).slice(0, 2000));

  it('nothing throws, and a second reading is the same', () => {
    fc.assert(
      fc.property(torn, (raw) => {
        expect(meaning(raw)).toEqual(meaning(raw));
      }),
      runs,
    );
  });

  it('nor do 2,000 characters', () => {
    fc.assert(
      fc.property(long, (raw) => {
        expect(() => understand(raw, now, { known: ['张伟', '高兴', raw.slice(0, 3)] })).not.toThrow();
      }),
      { ...runs, numRuns: 8 },
    );
  });
});

/** What readers look for over and over, with what makes each of them go on looking. */
const fragments =
  '一|十|二〇|1 |1|1,111|12 |0.|9.30 |9/30|2026-09-30 |阿·|张|张伟|王总|老|九月|下|下周三|生日|生日5.20 | |\t|A|Ab |ABCDEFGH |LSV |比亚迪 |汉PLUS|京A|30-|30万 |万|预算|8000公里|公里|嗯|嗯 |啊|那个|不对|不是|的|了|，|再打|没接|提车|来店|试驾|保养|保险|介绍|都|1完成 |3明天|客户|A4L|13800138000|138 |3点|下午3点到|差5分|每周|国庆后|年|月|号|闰|初|(|😀|\ud83d|有|个|半|两|约|到|至|置换|买了|因为|把|查|周三或|wan|他'.split(
    '|',
  );

describe('the time to read grows with the text, not with its square', () => {
  const [short, long] = [200, 1600];
  const took = (raw: string): number => {
    const began = process.cpuUsage();
    understand(raw, now);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  /** A text eight times as long takes eight times as long; one read by squares, 64 times. */
  it('of fragments over and over', () => {
    const slow = fragments.flatMap((fragment) => {
      const text = (length: number) => fragment.repeat(Math.ceil(length / fragment.length));
      // What is read in a few milliseconds is too short to tell by, and a pause of the machine is not ours.
      const isSlow = () => {
        const ms = took(text(long));
        return ms > 50 && ms > 40 * Math.max(took(text(short)), took(text(short)));
      };
      return isSlow() && isSlow() && isSlow() ? [fragment] : [];
    });
    expect(slow).toEqual([]);
  });
});
