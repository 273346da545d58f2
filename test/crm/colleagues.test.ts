import { expect, test } from 'vitest';
import { called } from '../../src/crm/colleagues.ts';

const members = ['李强', '高敏', '王芳-销售一部', '王国强', '欧阳静（新车）', '高敏'].map((name, index) => ({
  name,
  userid: `u${index}`,
}));

test.each([
  ['李强', ['李强'], []],
  ['u3', ['王国强'], []],
  ['高敏', ['高敏', '高敏'], []],
  ['王芳', ['王芳-销售一部'], []],
  ['小王', ['王芳-销售一部', '王国强'], []],
  ['李经理', ['李强'], []],
  ['欧阳静', ['欧阳静（新车）'], []],
  ['李墙', [], ['李强']],
  ['黎强', [], ['李强']],
  ['高明', [], ['高敏', '高敏']],
  ['国强', [], ['王国强']],
  ['张三', [], []],
] as const)('%s means %j for sure, or nearly %j', (words, meant, near) => {
  const found = called(words, members);
  expect({ meant: found.meant.map(({ name }) => name), near: found.near.map(({ name }) => name) }).toEqual({
    meant,
    near,
  });
});
