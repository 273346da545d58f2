import type { Cause, Fate, Told } from '../../care/story.ts';
import { sayWhen } from '../../language/say.ts';
import { type Circumstances, sayWho } from './circumstances.ts';

/** What went wrong and what to do about it. */
export const FAILED: Readonly<Record<Cause, string>> = {
  unreachable: '收件人不在应用的可见范围里，请管理员加进来',
  unlicensed: '账号没有激活接口许可，请管理员分配',
  setup: '应用的设置或权限有问题，请管理员看日志里的说明',
  quota: '超过了企业微信的发送上限',
  silence: '企业微信一直没有应答',
  message: '企业微信不收这条内容，请把错误码告诉管理员',
};

function sayFate(fate: Fate | null, { now }: Circumstances): string {
  if (fate === null) return '';
  switch (fate.kind) {
    case 'sent':
      return `企业微信${sayWhen(fate.at, now)}收下了${fate.msgid ? `（msgid ${fate.msgid}）` : ''}`;
    case 'waiting':
      if (!fate.isTried) return '正在送出';
      return `还没送出去，企业微信${fate.code ? `回了错误码${fate.code}` : '没有应答'}，我会接着重试`;
    case 'withdrawn':
      return '当天没能送到企业微信，过了当天就撤下了，会放进下一张清单';
    case 'failed':
      return `没送到${fate.code ? `（错误码${fate.code}）` : ''}：${FAILED[fate.cause]}`;
  }
}

const sayPlace = ({ list, number, at }: Told, { now }: Circumstances): string =>
  list === null ? `${sayWhen(at, now)}单独` : `${sayWhen(at, now)}的清单第${number ?? '?'}条`;

/** 今天08:28的清单第2条提醒过你，企业微信今天08:28收下了（msgid …）. */
export function sayTold(told: Told, around: Circumstances): string {
  const fate = sayFate(told.fate, around);
  const verb = isUnseen(told) ? '发给' : '提醒过';
  return `${sayPlace(told, around)}${verb}${sayWho(around, told.member)}${fate && `，${fate}`}`;
}

/** The same in short: what WeCom answered matters only where it was no. */
export const sayToldBriefly = (told: Told, around: Circumstances): string =>
  isUnseen(told) ? sayTold(told, around) : sayTold({ ...told, fate: null }, around);

/** Whether the member cannot have seen it. */
export const isUnseen = ({ fate }: Told): boolean => fate !== null && fate.kind !== 'sent';
