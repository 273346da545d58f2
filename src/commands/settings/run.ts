import { defaultSettings, presets } from '../../care/presets.ts';
import { toBeContinued } from '../../crm/continuation.ts';
import { UserError } from '../../errors.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type Changed, type Edit, edit, laid, restored, switched } from './change.ts';
import { settingsHistory } from './history.ts';
import { nearest } from './list.ts';
import { ownSettings } from './own.ts';
import type { Setting } from './setting.ts';
import { allSettings, isOff, sayStanding } from './show.ts';
import { settingsWish } from './wish.ts';

/** Shows or changes the store's settings. @param said what stands behind 设置 */
export async function runSettings(context: CommandContext, said: string): Promise<Reply> {
  const wish = settingsWish(said);
  const { now, tx, speaker, settings } = context;
  switch (wish.kind) {
    case 'all': {
      const [text = '', ...later] = allSettings(settings, now);
      const continuation = toBeContinued(later, null);
      await tx.member.update({ where: { id: speaker.id }, data: { continuation } });
      return { text };
    }
    case 'mine':
      return { text: await ownSettings(context) };
    case 'history':
      return { text: await settingsHistory(context) };
    case 'one':
      return { text: sayOne(wish.setting, context) };
    case 'restoreWhat':
      return { text: '要恢复哪一条？例如：设置 恢复 首保。一条一条来，回“设置”看全部，“设置 记录”看改过哪些。' };
    case 'unknown':
      return { text: sayUnknown(wish.word) };
    case 'change': {
      const change = wish.setting.read(wish.said, now);
      if (!change) throw new UserError(`这样我没看懂。${wish.setting.name}可以这样改：设置 ${wish.setting.example}`);
      return { text: await changeAndSay(context, wish.setting, laid(change)) };
    }
    case 'restore':
      return { text: await changeAndSay(context, wish.setting, restored(wish.setting, wish.model)) };
    default: {
      if (!wish.setting.rules)
        throw new UserError(`${wish.setting.name}不能停用，只能改：设置 ${wish.setting.example}`);
      return { text: await changeAndSay(context, wish.setting, switched(wish.setting, wish.kind === 'on')) };
    }
  }
}

const LEADERS = ['general_manager', 'administrator'] as const;
const mayChange = ({ speaker }: CommandContext): boolean => LEADERS.some((role) => role === speaker.role);

const WHEN: Readonly<Record<Setting['shows'], string>> = {
  plans: '所有客户的计划一分钟内按新规则重排。',
  lists: '从下一张起就这样。',
  words: '以后的消息里就认得了。',
  cases: '从下一次起就这样。',
};

async function changeAndSay(context: CommandContext, setting: Setting, by: Edit): Promise<string> {
  if (!mayChange(context)) return refusal(context);
  const changed = await edit(context, setting, by);
  const own = changed.find((one) => one.setting === setting);
  if (!own) return `${setting.name}本来就是：${sayStanding(setting, context.settings, context.now)}。`;
  const others = changed.filter((one) => one !== own).map((one: Changed) => one.setting.name);
  const more = others.length > 0 ? `跟着变的：${others.join('、')}；店里自己改过的照旧。\n` : '';
  return `好，${setting.name}：${own.from} → ${own.to}。\n${more}${WHEN[setting.shows]}改错了回“撤销”。`;
}

async function refusal({ tx }: CommandContext): Promise<string> {
  const leaders = await tx.member.findMany({
    where: { active: true, role: { in: [...LEADERS] } },
    select: { name: true },
    orderBy: { id: 'asc' },
  });
  const who = leaders.map(({ name }) => name).join('、') || '店总或管理员';
  return `店里的规则由${who}来改。你自己的可以直接说：早报 8:00、免打扰 21:00-8:30、周二休；都看就回“我的设置”。`;
}

/** One rule with the preset's own numbers beside it, and how to change it. */
function sayOne(setting: Setting, context: CommandContext): string {
  const { settings, now } = context;
  const standard = setting.say(presets[settings.preset] ?? defaultSettings, now);
  const standing = sayStanding(setting, settings, now);
  const preset = standing === standard ? '，就是预设的' : `（预设是${standard}，要改回去：设置 恢复 ${setting.name}）`;
  const own = setting.name === '预设' || setting.name === '车型' || setting.shows === 'words' ? '' : preset;
  const how = isOff(setting, settings) ? `要重新用起来：设置 ${setting.name} 开` : `要改就说：设置 ${setting.example}`;
  return `${setting.name}：${standing}${own}。\n${mayChange(context) ? how : '要改请找店总或管理员。'}`;
}

function sayUnknown(word: string): string {
  const near = nearest(word).map(({ name }) => name);
  const like = near.length > 0 ? `最接近的有：${near.join('、')}。` : '';
  return `没有叫“${word}”的设置。${like}回“设置”看全部。`;
}
