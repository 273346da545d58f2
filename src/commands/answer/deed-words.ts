/** How a deed is said behind the number of an item, in the order it is tried. */

const all = '(?:都|全部?|已经?|已|全都|统统)*';
const DONE = `${all}(?:完成|做完|搞定|办好|办完|处理好?|弄好|打完|打通|接通|联系上|联系(?!不)(?:过|完)?|回访过?|跟进过?|打(?:过|了|完)+电话|打电话(?=了|过)|打过|发过|聊过|说过|见过|打(?=了)|发(?=了)|聊(?=了)|说(?=了)|好(?=了)|完(?=了|$|[\\s,，])|做(?=了)|见(?=了)|送(?=了)|ok|okay|done|√|✓|✔️?|✅|👌|行(?=了))(?:了|好了|掉了)*(?:一下|下(?![周个月午次星礼回单定订班载]))?`;
const BUSY =
  '(?:他|她|客户|人)?(?:现在|正在?|最近)?(?:没空|没时间|在忙|忙着呢?|在开会|开会中|不方便|(?:在)?出差|在外地|去外地|(?:在|去)?旅游|休假|住院)(?:了|呢)?';
const UNREACHABLE = `(?:${BUSY}|(?:打(?:过|了)?)?(?:电话)?(?:还是|又|都|一直)*(?:没有?人?接(?:电话|听|通)?|未接(?:通|听)?|无人接听?|不接(?:电话)?|打不通|没打通|没通|不通|关机|停机|空号|占线|拒接|挂断?|联系不上|没联系上|没回(?:复|信息|消息|微信)?|不在服务区)(?:了)?)`;
const LOST =
  '说?(?:已经?)?(?:战败|输单|丢单|死单|飞单|跑单|输了|丢了|黄了|凉了|流失|没戏|(?:在|去)?(?:别处|别家|其他店|别的店|人家|对面|隔壁|同行)(?:店|那边|那里|家)?(?:已经?)?(?:就)?(?:买|订|定|提)了|不买了|不要了|买了(?:别|竞|其|隔壁|对面)|没意向|没有意向|不感兴趣|不考虑|暂时不买|嫌[^\\s\\d,，]{1,8}?不(?:买|要|换|订)了|放弃)(?:了)?';
const SKIP =
  '(?:跳过|略过|忽略|不用(?:管|打|联系|跟进?|回访|处理|提醒)?|pass|先不(?:管|打|联系)?|不管|划掉|去掉|算了|取消|不需要(?:管|打|联系|跟进?|回访|处理|提醒)?)(?:了|吧)?';
const MOVE =
  '(?:改到|改成|改|推到|推迟到?|推|延到|延后到?|延期到?|放到|挪到|等到?|约到?|换到|定在|再说|晚点|延后|推迟)?';

/** 约了周六来店: who tells what came of it has done it. */
const TOLD =
  '(?:已经?(?:成交|提车|到店|来店|试驾|交[订定]金|下[订定]|签[单约合]同?)了?|(?:已经?|都|刚|用)?(?:微信|电话|短信|语音|视频)(?:上|里|也|都|已经?)*(?:聊|联系|沟通|打|发|回访?|说|问|加|通知|跟进|约|谈)(?:过|了|完|上|好)+|(?:发|加|回|推)(?:了|过)(?:微信|短信|消息|信息)|(?:已经?|都)?(?:发|加|回|推)(?:微信|短信|消息|信息)(?:了|过)|已经?(?:发|加|回|推)(?:微信|短信|消息|信息)|沟通(?:过|了|好)+|已经?约(?:好|了|到|在)*|(?:已经?)?(?:约好?了|约到了|谈好?了|谈了|加了微信|客户说|他说|她说|到店了|来店了|试驾了|成交了|交了[订定]金|提车了|下[订定]了))';

/** 推迟三天: so many days from now. */
const LATER =
  '(?:往后|再)?(?:推迟|延后|延期|推后|推|延|晚|缓|过)(?<span>[\\d一二两三四五六七八九十半]+(?:天|周|个?星期|个?礼拜|个月|小时|个小时))';

/** No day was named: 过几天 is a few days on, anything else tomorrow. */
const SOME_TIME =
  '(?:先|再)?(?:放一?放|缓一?缓|等一?等|晚点|晚些|回头|(?<days>改天|过几天))(?:吧|了|再[说看打联]\\S*)?';
/** The first day of it. */
const NEXT = '(?<next>下个?(?:月|周|星期|礼拜))(?:初)?(?:吧|了|再[说看打联]\\S*)?';

/** How a deed begins; a date is one too, found by the date reader. */
const begins = `(?:${DONE}|${UNREACHABLE}|${LOST}|${SKIP}|${TOLD}|${LATER}|${SOME_TIME}|${NEXT})`;
export const deedBegins = new RegExp(`^${begins}`, 'i');
/** 搞定了1和3, 跳过5: the deed before its numbers. */
export const deedFirst = new RegExp(
  `^(?<deed>${DONE}|${SKIP})\\s*(?<list>(?:第)?\\d{1,2}(?:[\\s、,，和]+(?:第)?\\d{1,2})*)(?:号|个|条)?$`,
  'i',
);
/** 一完成, 二和三没接: numbers in Chinese, right before a deed. */
export const hanItems = new RegExp(
  `(?<=^|[\\s,，;；。])[一二三四五六七八九十](?:(?:、|和|,|，|\\s)[一二三四五六七八九十])*(?=(?:都|也|、|\\.|:|：|\\s)*${begins})`,
  'gi',
);
export const done = new RegExp(`^${DONE}`, 'i');
export const told = new RegExp(`^${TOLD}`);
/** 没空 下午再打: what follows says when. */
export const busy = new RegExp(`^${BUSY}[\\s,，]*`);
export const unreachable = new RegExp(`^${UNREACHABLE}`, 'i');
export const lost = new RegExp(`^${LOST}`, 'i');
export const skip = new RegExp(`^${SKIP}`, 'i');
export const move = new RegExp(`^${MOVE}\\s*`);
export const someTime = new RegExp(`^${SOME_TIME}$`);
/** The whole of 下个月再说. */
export const next = new RegExp(`^${NEXT}$`);
/** The whole of 推迟三天; the group `span` is how long. */
export const byDays = new RegExp(`^${LATER}(?:后|再[打说联看]\\S*|吧)?$`);
