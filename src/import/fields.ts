/** What a customer list can say, column by column. */

/** A column the import understands. */
export interface Field {
  /** How its header may read, without blanks, brackets and marks; the first is the template's. */
  readonly names: readonly string[];
  /** What belongs into a cell, as the template and the error say it. */
  readonly hint: string;
  /** In the template's example rows. */
  readonly examples: readonly [string, string];
  /** The template offers these to choose from. */
  readonly choices?: readonly string[];
}

/** Begins the name in the template's example rows, which are never imported. */
export const EXAMPLE = '示例';

const day = '日期，如 2025-3-5';

/** In the order of the template. Headers in use in exports of dealers' systems and in reps' own tables. */
export const fields = {
  name: {
    names: ['姓名', '客户姓名', '客户', '客户名称', '客户名', '名字', '车主', '车主姓名', '联系人', 'name'],
    hint: '必填',
    examples: [`${EXAMPLE}：张伟`, `${EXAMPLE}：李娜`],
  },
  phone: {
    names: [
      ...['电话', '手机', '手机号', '手机号码', '联系电话', '电话号码', '联系方式', '客户电话', '客户手机', '移动电话'],
      ...['车主电话', '手机1', '电话1', '手机2', '电话2', '备用电话', '其他电话', 'phone', 'mobile', 'tel'],
    ],
    hint: '11位手机号，同一个号码就是同一位客户',
    examples: ['13800138000', '13900139000'],
  },
  owner: {
    names: [
      ...[
        '负责人',
        '销售顾问',
        '顾问',
        '归属',
        '归属人',
        '归属顾问',
        '销售',
        '销售员',
        '跟进人',
        '所属顾问',
        '专属顾问',
      ],
      ...['客户归属', '维护人', '接待顾问', '服务顾问', '业务员', 'owner'],
    ],
    hint: '成员的姓名或企业微信账号',
    examples: ['李强', '李强'],
  },
  level: {
    names: ['级别', '意向级别', '客户级别', '意向等级', '客户等级', '等级', '意向'],
    hint: '填 O、H、A、B、C、D、E',
    examples: ['A', ''],
    choices: ['O', 'H', 'A', 'B', 'C', 'D', 'E'],
  },
  stage: {
    names: ['阶段', '客户阶段', '状态', '客户状态', '客户类型'],
    hint: '填 潜在培育、意向决策、成交维护、忠诚裂变、战败',
    examples: ['意向决策', '成交维护'],
    choices: ['潜在培育', '意向决策', '成交维护', '忠诚裂变', '战败'],
  },
  lostOn: { names: ['战败日期', '战败时间', '流失日期'], hint: day, examples: ['', ''] },
  value: {
    names: ['客户价值', '价值', '价值等级', '价值分类'],
    hint: '填 A、B、C、D',
    examples: ['', 'A'],
    choices: ['A', 'B', 'C', 'D'],
  },
  interest: {
    names: ['意向车型', '意向车系', '意向车', '关注车型', '关注车系', '拟购车型', '意向品牌车型'],
    hint: '车型，几款用顿号隔开',
    examples: ['A4L、Q5L', ''],
  },
  budget: {
    names: ['预算', '购车预算', '预算金额', '预算区间', '价格区间'],
    hint: '如 30万、25-30万',
    examples: ['25-30万', ''],
  },
  source: {
    names: ['来源', '客户来源', '线索来源', '渠道', '来源渠道', '信息来源', '获客渠道'],
    hint: '如 自然进店、抖音、汽车之家、转介绍',
    examples: ['抖音', '转介绍'],
    choices: ['自然进店', '来电', '抖音', '汽车之家', '懂车帝', '易车', '微信', '车展', '转介绍', '再购', '其他'],
  },
  birthday: {
    names: ['生日', '出生日期', '客户生日', '阳历生日', '公历生日', '出生年月', '出生年月日'],
    hint: '如 5月20日、1985-5-20、农历八月十五',
    examples: ['1985-5-20', '农历八月十五'],
  },
  lunarBirthday: {
    names: ['农历生日', '阴历生日'],
    hint: '如 八月十五、8-15',
    examples: ['', ''],
  },
  tags: {
    names: ['标签', '客户标签', '特征', '客户特征'],
    hint: '几个用顿号隔开，每个不超过20字',
    examples: ['二胎、喜欢露营', ''],
  },
  lastContactOn: {
    names: [
      ...['最后联系日期', '最近联系日期', '上次联系日期', '最后联系时间', '最近联系时间', '上次联系时间'],
      ...[
        '最后跟进日期',
        '最近跟进日期',
        '上次跟进日期',
        '最后跟进时间',
        '最近跟进时间',
        '上次回访日期',
        '最近回访日期',
      ],
    ],
    hint: `${day}，不晚于今天`,
    examples: ['2026-3-1', ''],
  },
  doNotContact: {
    names: ['勿扰', '请勿联系', '不要联系', '免联系', '黑名单'],
    hint: '填 是 或 否',
    examples: ['', ''],
    choices: ['是', '否'],
  },
  model: {
    names: ['车型', '已购车型', '购买车型', '现有车型', '在用车型', '车系', '车辆型号', '名下车型'],
    hint: '名下的车，不超过30字',
    examples: ['', 'Q5L'],
  },
  plate: {
    names: ['车牌', '车牌号', '车牌号码', '牌照', '牌号', '牌照号'],
    hint: '如 京A12345',
    examples: ['', '京A12345'],
  },
  vin: {
    names: ['车架号', 'vin', 'vin码', '车架号vin', 'vin车架号', '底盘号', '车辆识别代号', '车辆识别码'],
    hint: '17位，校验位要对',
    examples: ['', ''],
  },
  deliveredOn: {
    names: ['交车日期', '提车日期', '交车时间', '提车时间', '购车日期', '购车时间', '交付日期'],
    hint: `${day}，不晚于今天`,
    examples: ['', '2024-3-5'],
  },
  registeredOn: {
    names: ['上牌日期', '上牌时间', '注册日期', '初次登记日期', '首次上牌', '首次上牌日期', '登记日期'],
    hint: `${day}，不晚于今天`,
    examples: ['', '2024-3-8'],
  },
  km: {
    names: ['里程', '行驶里程', '里程数', '公里数', '当前里程', '表显里程'],
    hint: '公里数',
    examples: ['', '21000'],
  },
  kmOn: {
    names: ['里程日期', '里程登记日期', '里程时间', '抄表日期'],
    hint: `${day}，不晚于今天`,
    examples: ['', '2026-2-28'],
  },
  servicedOn: {
    names: ['上次保养日期', '最近保养日期', '最后保养日期', '上次保养时间', '最近保养时间', '上次保养', '保养日期'],
    hint: `${day}，不晚于今天`,
    examples: ['', '2026-2-28'],
  },
  servicedKm: {
    names: ['上次保养里程', '最近保养里程', '保养里程'],
    hint: '公里数',
    examples: ['', '21000'],
  },
  compulsoryOn: {
    names: ['交强险到期', '交强险到期日', '交强险到期日期', '交强险', '交强险到期时间'],
    hint: day,
    examples: ['', '2027-3-4'],
  },
  commercialOn: {
    names: ['商业险到期', '商业险到期日', '商业险到期日期', '商业险', '商业险到期时间'],
    hint: day,
    examples: ['', '2027-3-4'],
  },
  insuranceOn: {
    names: ['保险到期', '保险到期日', '保险到期日期', '保险到期时间', '续保日期', '车险到期', '车险到期日'],
    hint: day,
    examples: ['', ''],
  },
  inspectionOn: {
    names: ['年检到期', '年检到期日', '年检到期日期', '年检日期', '年审到期', '年检', '检验有效期', '年检有效期'],
    hint: day,
    examples: ['', ''],
  },
  note: {
    names: ['备注', '备注1', '备注2', '说明', '客户备注', '跟进记录', '跟进情况', '最近跟进', '沟通记录', '回访记录'],
    hint: '随便写',
    examples: ['周末想带家人来看车', ''],
  },
} as const satisfies Readonly<Record<string, Field>>;

export type FieldKey = keyof typeof fields;
export const fieldKeys = Object.keys(fields) as FieldKey[];
export const fieldOf = (key: FieldKey): Field => fields[key];
/** What the member reads for a field. */
export const labelOf = (key: FieldKey): string => fields[key].names[0];

/** Columns that say nothing of a customer: the copy's own remarks, and running numbers. */
export const ignoredHeaders: readonly string[] = ['问题', '序号', '行号', 'no', 'no.', '#'];
