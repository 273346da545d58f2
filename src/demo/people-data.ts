/** What the names of the demo's customers are made of. Whoever they resemble, it is chance. */
const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

export const surnames = words(
  `李 李 李 王 王 王 张 张 刘 刘 陈 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 林 何 罗 郑 梁 谢 宋 唐 许 韩 冯 于 董 萧 程 曹 袁 邓
   傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 白 崔 康 邱
   秦 江 史 顾 侯 邵 孟 龙 万 段 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文`,
);

export const givenNames = words(
  `志强 建国 海燕 丽娟 晓东 文静 子涵 雨欣 佳怡 国庆 永强 美玲 春燕 振华 立新 思雨 欣怡 明辉 玉兰 红霞 建平 少华 一鸣 倩倩
   宏伟 卫东 慧敏 艳红 志远 梓轩 诗涵 家豪 嘉欣 世明 淑芬 秀英 凤英 长海 大勇 光明 爱华 晓燕 文博 立群 丹 敏 超 鹏飞 雪莹
   海涛 玉梅 宁 婷婷 凯 俊峰 月华 小军 兴旺 德胜 素珍 静怡 博文 若曦 宇航 可欣 瑞 磊 芳 娜 洁 斌 璐 琳 颖`,
);

/** How a customer is known who has not told the whole name yet. */
export const titles = words('先生 女士 总 姐 哥');

export const tags = words(
  '家有二胎 喜欢钓鱼 喜欢露营 公司用车 经常跑高速 有充电桩 没车位 小学老师 医生 程序员 开餐馆 做生意 退休 新手 爱旅游 喜欢摄影 宝妈 给老婆买的',
);

export const newModels = words('A3L A4L A4L A4L A5L A6L A6L Q2L Q3 Q3 Q5L Q5L Q5L Q7 Q4E-TRON');

export const usedModels = words(
  '凯美瑞 雅阁 迈腾 帕萨特 朗逸 轩逸 CR-V 途观L 汉兰达 GL8 宝马3系 奔驰C级 奔驰E级 思域 飞度 威朗 MODELY RAV4',
);

/** From … to, in 万, a customer of this model speaks of. */
export const budgets: Readonly<Record<string, readonly [number, number]>> = {
  A3L: [16, 20],
  A4L: [25, 32],
  A5L: [30, 38],
  A6L: [38, 50],
  Q2L: [17, 21],
  Q3: [20, 26],
  Q5L: [32, 42],
  Q7: [65, 80],
  'Q4E-TRON': [24, 30],
  凯美瑞: [13, 17],
  雅阁: [12, 16],
  迈腾: [13, 17],
  帕萨特: [12, 16],
  朗逸: [7, 10],
  轩逸: [6, 9],
  'CR-V': [13, 17],
  途观L: [14, 18],
  汉兰达: [19, 25],
  GL8: [18, 25],
  宝马3系: [20, 26],
  奔驰C级: [20, 26],
  奔驰E级: [26, 34],
  思域: [9, 12],
  飞度: [6, 9],
  威朗: [6, 9],
  MODELY: [18, 23],
  RAV4: [13, 17],
};
