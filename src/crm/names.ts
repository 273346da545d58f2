import type { AppointmentKind, Channel, PolicyKind, Stage } from '../db/generated/client.ts';

/** What members read for the values the records keep. */

export const stageNames: Readonly<Record<Stage, string>> = {
  potential: '潜在培育',
  deciding: '意向决策',
  delivered: '成交维护',
  loyal: '忠诚裂变',
  lost: '战败',
};

export const channelNames: Readonly<Record<Channel, string>> = {
  phone: '电话',
  wechat: '微信',
  sms: '短信',
  visit: '到店',
  home_visit: '上门',
};

export const appointmentNames: Readonly<Record<AppointmentKind, string>> = {
  visit: '到店',
  test_drive: '试驾',
  service: '保养',
  delivery: '提车',
  other: '预约',
};

export const policyNames: Readonly<Record<PolicyKind, string>> = {
  compulsory: '交强险',
  commercial: '商业险',
  unspecified: '保险',
};

export const sourceNames: Readonly<Record<string, string>> = {
  walk_in: '自然进店',
  phone_in: '来电',
  douyin: '抖音',
  autohome: '汽车之家',
  dongchedi: '懂车帝',
  yiche: '易车',
  wechat: '微信',
  exhibition: '车展',
  referral: '转介绍',
  repeat: '再购',
  other: '其他渠道',
};
