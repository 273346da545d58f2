import { surnameRank } from '../language/surnames.ts';

/**
 * Words of the showroom and of everyday talk that follow a name without a break and whose first character could be its
 * last: 李娜月供, 赵敏下次, 张伟大概. A name never runs into one of them.
 */
const words =
  '身份证 身高 体重 续航 油耗 父亲 母亲 岳父 岳母 弟弟 哥哥 妹妹 姐姐 丈夫 妻子 媳妇 女友 男友 助理 司机 秘书 名下 手上 手里 车龄 车况 车牌 车架 车险 车型 车主 车子 下次 下回 上次 这次 每次 月供 首付 尾款 余款 全款 分期 按揭 平时 平常 感觉 觉得 反馈 优惠 贷款 介绍 意向 级别 预算 电话 微信 短信 成交 战败 要求 咨询 关注 比较 纠结 犹豫 家里 家住 公司 生日 喜欢 满意 投诉 表扬 标签 来电 到店 进店 来店 试驾 保养 首保 提车 交车 回访 跟进 联系 年检 保险 订金 定金 置换 安排 现车 颜色 配置 价格 方便 时间 考虑 决定 确定 已经 可能 应该 还是 本来 一直 主要 目前 现在 准备 打算 想要 说是 刚才 刚刚 今天 明天 昨天 后天 前天 一切 一样 一般 一起 一台 一下 自己 之前 之后 以前 以后 后来 大概 大约 大定 小定 小订 行驶 表显 里程 彻底 挂我 挂了 当时 刚好 正好 正在 其实 估计 好像 据说 听说 表示 反正 只要 只想 只能 只有 必须 马上 立刻 尽快 尽量 继续 再次 多次 几次 直接 终于 突然 临时 暂时 随时 到时 届时 结果 总共 一共 因为 所以 但是 不过 而且 如果 虽然 然后 另外 同时 顺便 特别 非常 十分 相当 差点 完全 全部 落地 裸车 开票 上牌 过户 贴膜 交强 商业 续保 理赔 出险 事故 维修 钣金 喷漆 召回 异响 抖动 漏油 故障 标为 列为 归为 定为 升为 降为 老婆 老公 儿子 女儿 孩子 爱人 对象 爸爸 妈妈 父母 朋友 同事 同学 邻居 邀约 答应 同意 拒绝 发来 打来 问了 回了 加了 看中 看上 相中 换车 买车 订车 选车 开车 停机 关机 空号 高兴 开心 着急 生气 住院 出差 出国 搬家 结婚 怀孕 退休 离异 单身 属龙 属虎 黄了 凉了 没戏 拍板 下叉 整了 整台 瞅 磨叽 磨蹭 墨迹 纠缠 溜达 拿下 截胡 爽约 放鸽 放我 咋 相不中 瞧 惦记 盯着 压价 砍价 还价 讲价 赶紧 麻溜 急眼 翻脸 反悔 变卦 毁约 失踪 消失 回绝 婉拒 推脱 敷衍 忽悠 定下 打款 汇款 凑钱 差钱 缺钱 征信 面签 审批 放款 上户 落户 摇号 指标 中签 修理厂 分期 那边 这边 家孩 说话 上回 头一 老早 死活 铁定 八成 估摸 压根 愣是 硬是 非要 偏要 老说 老是 总是 天天 每天 隔三 一大早 大清早 人挺 人很 人不错 人还 人家';

const places = new RegExp(
  `(?:${words.split(' ').join('|')})|快(?=提|到|过|要|来|生)|[她他它您你我]|分(?=\\d+期|[一二三四五六]{1,3}期)|(?<=孩子|小孩|儿子|女儿|闺女|娃|上|读|念)[小初高大][一二三四五六]`,
  'g',
);
/** 周杰开朗逸: the verb before a car is no part of the name. */
const verbs = /[开看提买换试订选问]了?(?=ⓜ)/g;

/** 郑开心 想看: a given name, not a mood; only a surname at the head of a message is that sure. */
const isGiven = (text: string, at: number): boolean =>
  at === 1 &&
  /^(?:高兴|开心|平安|健康|决定|建设)(?=$|[\s,，]|想|看|约|来|要)/.test(text.slice(at, at + 4)) &&
  (surnameRank.get(text.charAt(0)) ?? 0) >= 2;

/** Where in a text such words stand. @param shape the text with its cars filled in */
export const tradeWords = (text: string, shape: string): { start: number; end: number }[] =>
  [...Array.from(text.matchAll(places)).filter(({ index }) => !isGiven(text, index)), ...shape.matchAll(verbs)].map(
    (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
