/** A mixed script of what reps type in a morning, the same every run. */

export const MEMBERS = ['liqiang', 'wangfang', 'zhaomin', 'sunli', 'zhoujie', 'wuyan', 'zhenghao', 'fengjie'];

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const GIVEN = ['伟', '芳', '娜', '敏', '静', '磊', '洋', '艳', '杰', '涛', '明华', '建国', '晓燕', '海波', '文静'];

/** The n-th customer of a member: names repeat across members, never within one. */
const nameOf = (n: number): string =>
  `${SURNAMES[n % SURNAMES.length]}${GIVEN[Math.floor(n / SURNAMES.length) % GIVEN.length]}`;

/** Of ten messages three make a customer, five add to one, one looks one up and one asks for the day. */
function line(member: number, n: number): string {
  const name = nameOf(Math.floor(n / 10) * 3 + (n % 3));
  const phone = `13${String(900_000_000 + member * 1_000_000 + n)}`;
  const lines = [
    `${name} ${phone} 看了A4L 预算30万 下周三试驾`,
    `${name} ${phone} H级 抖音来的 想看Q5L`,
    `${name} ${phone} 家里有二胎 预算25-30万`,
    `刚给${name}打电话没接 三天后再打`,
    `${name}今天来店聊了油耗 周五再联系`,
    `${name}生日农历八月十六`,
    `${name}今天提车了 京A${String(10_000 + n)} Q5L`,
    `${name} 8000公里 保养完了`,
    `查${name}`,
    '今天跟进谁',
  ];
  return lines[n % 10] ?? '';
}

export interface Said {
  readonly from: string;
  readonly text: string;
}

/** `count` messages, the members taking turns. */
export const script = (count: number): Said[] =>
  Array.from({ length: count }, (_, i) => {
    const member = i % MEMBERS.length;
    return { from: MEMBERS[member] ?? '', text: line(member, Math.floor(i / MEMBERS.length)) };
  });
