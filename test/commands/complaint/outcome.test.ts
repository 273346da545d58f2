import { expect, test } from 'vitest';
import { outcomeOf } from '../../../src/commands/complaint/outcome.ts';

test.each([
  ['换了空调 客户满意', '换了空调', true],
  ['换了空调，客户很满意', '换了空调', true],
  ['退了200元 他没意见了', '退了200元', true],
  ['道歉并送了保养，客户接受', '道歉并送了保养', true],
  ['换了空调 客户还是不满意', '换了空调', false],
  ['换了空调 但是不太满意', '换了空调', false],
  ['重新做了漆 对处理还有意见', '重新做了漆', false],
  ['换了空调 客户不接受', '换了空调', false],
  ['换了空调', '换了空调', null],
  ['换了空调 他', '换了空调', null],
  ['客户满意', '', true],
  ['客户满意，换了空调', '换了空调', true],
  ['', '', null],
])('%s', (said, remedy, content) => {
  expect(outcomeOf(said)).toEqual({ remedy, content });
});
