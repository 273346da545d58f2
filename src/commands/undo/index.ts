import type { Command } from '../command.ts';
import { runUndo } from './run.ts';

const LAST =
  '(?:刚才|刚刚|那条|这条|上一|上|前一|最后|上面|刚发|刚记)(?:的|那|这|一)*(?:条|句|个|次|笔|记录|消息|操作|修改)*(?:的)?';
const pattern = new RegExp(
  `^(?:我要|帮我|请)?(?:撤销|撤回|撤消|撤掉|撤了|回退|收回|undo|取消|删掉?|作废)(?:一下|掉|吧|了)?(?:${LAST})?(?:记录|操作|修改)?(?:吧|了)?$|^(?:把)?(?:${LAST})(?:都)?(?:不算|作废|撤销|撤回|取消|删掉|不要了|记错了|发错了|说错了|写错了|打错了|错了|搞错了|算了)(?:了|掉|吧)?(?:[,，\\s]*(?:帮我|请)?(?:撤销|撤回|撤掉|撤了|不算|取消|删掉)(?:了|吧|一下)?)?$|^(?:记错了|发错了|搞错了|弄错了|说错了|写错了|打错了|不算)(?:[,，\\s]*(?:撤销|撤回|撤掉|不算|取消))?(?:了|吧)?$`,
  'i',
);

/** 不对不对，撤销 */
const oops = /^(?:(?:不对|错了|不是|哎呀|糟了)+[,，\s]+)+/;

/** Takes back the speaker's last change. */
export const undo: Command = {
  name: 'undo',
  parse: ({ said }) => (pattern.test(said.replace(oops, '')) && !/^取消$/.test(said) ? {} : null),
  help: '撤销：收回上一条',
  run: runUndo,
  examples: [
    { said: '撤销', asked: {} },
    { said: '刚才那条不算', asked: {} },
    { said: '取消试驾', asked: null },
  ],
};
