import type { PresetName } from '../../care/presets.ts';
import type { Setting } from './setting.ts';

/** What members call the presets. */
const presetNames: Readonly<Record<PresetName, readonly [string, ...string[]]>> = {
  dealer: ['经销商', '4S店', '4S', '默认', '新车', 'dealer'],
  'parts-trade': ['汽配', '配件', '汽配商', 'parts-trade'],
  'bmw-like': ['宝马', '宝马式', '长周期', '长保养', 'bmw-like'],
  'used-car': ['二手车', '二手', 'used-car'],
};

const carName = /^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff.+-]{0,19}$/;
const out = /^(?:删除?|去掉|取消|移除|减)|(?:删除?|删掉|去掉|移除|减)$/;
const words = /^(?:加上?|添加|新增|增加|删除?|去掉|取消|移除|减)|(?:加上?|添加|删除?|删掉|去掉|移除|减)$/g;

/** The store itself: which preset it starts from, and its own cars. */
export const storeSettings: readonly Setting[] = [
  {
    ...{ name: '预设', also: ['模板', '行业'], example: '预设 汽配' },
    paths: [['preset']],
    shows: 'plans',
    read(said) {
      const sought = said.replaceAll(/\s|预设|模板/g, '').toLowerCase();
      const entries = Object.entries(presetNames) as [PresetName, readonly string[]][];
      const preset = entries.find(([, names]) => names.some((name) => name.toLowerCase() === sought))?.[0];
      return preset ? () => ({ preset }) : null;
    },
    say: ({ preset }) => presetNames[preset][0],
  },
  {
    ...{ name: '车型', also: ['自有车型', '本店车型'], example: '车型 X1 加' },
    paths: [['models']],
    shows: 'words',
    read(said) {
      const isOut = out.test(said.trim());
      const names = said
        .trim()
        .replaceAll(words, ' ')
        .split(/[\s,，、/]+/)
        .filter(Boolean)
        .map((name) => name.toUpperCase());
      if (names.length === 0 || !names.every((name) => carName.test(name))) return null;
      return ({ models }) => {
        const others = models.filter((model) => !names.includes(model.toUpperCase()));
        return { models: isOut ? others : [...others, ...names] };
      };
    },
    say: ({ models }) => (models.length > 0 ? models.join('、') : '没有另加的，常见车型都认得'),
  },
];
