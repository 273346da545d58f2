import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotChat, chatInTerminal, type TerminalOptions } from '../../src/simulator/terminal.ts';
import { type Stage, sendText, setStage } from './stage.ts';
import { sealedReply } from './stand-in-bot.ts';

let stage: Stage;
let printed: string[];
beforeEach(async () => {
  stage = await setStage();
  printed = [];
});
afterEach(() => stage.close());

async function* typed(...lines: string[]): AsyncGenerator<string> {
  yield* lines;
}
const chat = (lines: AsyncIterable<string>, options: Partial<TerminalOptions> = {}) =>
  chatInTerminal({ url: stage.url, as: '李强', lines, print: (text) => printed.push(text), echo: true, ...options });

test('says each line, waits for its answer, and prints both in order', async () => {
  expect(await chat(typed('在吗', '  ', '今天'))).toBe(0);
  expect(printed).toEqual([
    '你是李强（LiQiang）销售一组 · 销售顾问。一行一条消息，Ctrl+D 结束。',
    '[09:00] 李强：在吗',
    '[09:00] 回访：收到:在吗',
    '[09:00] 李强：今天',
    '[09:00] 回访：收到:今天',
  ]);
});

test('a reply of many lines is indented; what the member typed is not printed again', async () => {
  stage.bot.answer = (_, ctx) => {
    ctx.body = sealedReply('LiQiang', '一\n二');
  };
  await chat(typed('在吗'), { as: 'liqiang', echo: false });
  expect(printed.slice(1)).toEqual(['[09:00] 回访：\n  一\n  二']);
  await stage.bot.close();
  await chat(typed('在吗'), { echo: false });
  expect(printed.at(-1)).toBe('[09:00] 李强：在吗\n  ✗ 连不上助手，它启动了吗？');
});

test('an answer that comes later as a push is waited for, other members’ bubbles are not shown', async () => {
  stage.bot.answer = (_, ctx) => {
    ctx.body = '';
    void sendText(stage, 'wangfang', '别人的').then(() => sendText(stage, 'liqiang', '久等了'));
  };
  await chat(typed('在吗'), { echo: false });
  expect(printed.slice(1)).toEqual(['[09:00] 回访：久等了']);
});

test('no answer at all is told after a while', async () => {
  stage.bot.answer = (_, ctx) => {
    ctx.body = '';
  };
  expect(await chat(typed('在吗'), { patienceMs: 30 })).toBe(0);
  expect(printed.at(-1)).toBe('（没有回复）');
});

test('what the bot does not get counts as a failure, and the next line is still said', async () => {
  let calls = 0;
  stage.bot.answer = (_, ctx) => {
    calls += 1;
    if (calls === 1) ctx.throw(500);
    else ctx.body = sealedReply('LiQiang', '好');
  };
  expect(await chat(typed('一', '二', '长'.repeat(700)))).toBe(2);
  expect(printed.slice(1)).toEqual([
    '[09:00] 李强：一',
    '[09:00] 李强：一\n  ✗ 助手没有收下（HTTP 500）',
    '[09:00] 李强：二',
    '[09:00] 回访：好',
    '（太长了，一条消息最多约 680 个汉字）',
  ]);
});

describe('cannot chat', () => {
  test.each([
    ['nobody is named', undefined, '用 --as 说明你是谁，比如：npm run chat -- --as 李强'],
    ['an unknown name', '张三', '没有叫“张三”的成员。成员有：\n  李强（LiQiang）销售一组 · 销售顾问\n  王芳'],
    ['somebody out of range', '孙伟', '没有叫“孙伟”的成员'],
  ])('%s', async (_, as, message) => {
    await expect(chat(typed('在吗'), { as })).rejects.toThrow(message);
    expect(stage.bot.received).toEqual([]);
  });

  test('two of one name', async () => {
    const users = ['a', 'b'].map((userid) => ({ userid, name: '李强', department: [1] }));
    stage.simulator.setDirectory({ departments: [{ id: 1, name: '示范店', parentid: 0 }], users });
    await expect(chat(typed('在吗'))).rejects.toThrow('叫“李强”的有 2 位，请用括号里的账号');
    expect(await chat(typed('在吗'), { as: 'B' })).toBe(0);
  });

  test('no demo', async () => {
    await expect(chat(typed('在吗'), { url: 'http://127.0.0.1:1' })).rejects.toThrow(CannotChat);
    await expect(chat(typed('在吗'), { url: 'http://127.0.0.1:1' })).rejects.toThrow('先在另一个窗口运行 npm run demo');
  });

  test('something else at the address', async () => {
    await expect(chat(typed('在吗'), { url: stage.bot.url })).rejects.toThrow('不是回访的演示');
  });

  test('the demo stops while somebody types', async () => {
    async function* forever(): AsyncGenerator<string> {
      await stage.simulator.close();
      await new Promise(() => {});
      yield '';
    }
    await expect(chat(forever())).rejects.toThrow('演示停了');
  });
});
