import { words as delivery } from '../delivery/words.ts';
import { words as festival } from '../festival/words.ts';
import { words as firstService } from '../first-service/words.ts';
import { words as inspection } from '../inspection/words.ts';
import { words as insurance } from '../insurance/words.ts';
import { words as regularService } from '../regular-service/words.ts';
import { words as replacement } from '../replacement/words.ts';
import { words as revival } from '../revival/words.ts';
import { words as warranty } from '../warranty/words.ts';
import { decisive, emotional, rational, type Script } from './script.ts';

/** Words for an occasion no touchpoint is needed for. */
export interface Topic {
  readonly title: string;
  /** How members ask for it. */
  readonly asked: RegExp;
  readonly scripts: readonly Script[];
}

/** The more particular first: the first that was asked for is meant. */
export const topics: readonly Topic[] = [
  {
    title: '试驾后回访',
    asked: /试驾(?:完|过|之?后|回访|感受)/,
    scripts: [
      ({ hello, wish }) =>
        `${hello}，谢谢您来试驾${wish}。开下来哪一点最满意、哪一点还有疑问？您说，我给您一条条讲清楚。`,
      ({ hello, wish }) => `${hello}，试驾完${wish}，家里人怎么看？要是他们也想坐一坐，我再给您约一次。`,
      rational(
        ({ hello, wish }) =>
          `${hello}，今天试的${wish}，动力、隔音、能耗您打几分？您说说看，差的那几分我找资料给您对照。`,
      ),
      emotional(({ hello }) => `${hello}，今天看您开得挺开心的。坐在车里那一会儿，最让您舒服的是哪里？我也想听听。`),
      decisive(({ hello, wish }) => `${hello}，${wish}您也开过了，合适的话我今天把价格给您谈到位，差哪一步您直接说。`),
    ],
  },
  {
    title: '试驾邀约',
    asked: /试驾|试乘|约.*开/,
    scripts: [
      ({ hello, wish }) => `${hello}，${wish}的试驾我帮您安排好，看十遍不如开一圈。您这周哪天有空？记得带上驾照。`,
      ({ hello }) => `${hello}，您把常走的路告诉我，试驾就按那条路线来，好不好开一趟就知道。周末还是平时方便？`,
      rational(
        ({ hello, wish }) =>
          `${hello}，参数看得再细，${wish}的底盘和隔音也得上路才知道。约个半小时，高架、坑洼路都给您走一遍？`,
      ),
      emotional(({ hello, wish }) => `${hello}，周末带家人来坐坐${wish}吧，孩子老人坐后排舒不舒服，比我说什么都管用。`),
      decisive(({ hello, wish }) => `${hello}，${wish}试驾半小时就够。您说个时间，车我提前备在门口，到了就开。`),
    ],
  },
  {
    title: '到店感谢',
    asked: /到店感谢|感谢|谢谢|来店后|看车后|接待后/,
    scripts: [
      ({ hello }) => `${hello}，今天辛苦您跑一趟，谢谢您的信任。您问的我都记下了，想到什么随时发我。`,
      ({ hello, wish }) => `${hello}，谢谢您今天来看${wish}。回去路上慢点开，资料我整理好发您，慢慢看不着急。`,
      rational(({ hello, wish }) => `${hello}，谢谢您今天来。${wish}的配置和报价我整理成表发您，有一项不清楚就问我。`),
      emotional(({ hello }) => `${hello}，今天跟您聊得很开心，像老朋友一样。您和家人路上注意安全，到家好好休息。`),
      decisive(({ hello }) => `${hello}，谢谢您今天来。您要的准信儿我马上去落实，有了结果第一时间告诉您。`),
    ],
  },
  {
    title: '到店邀约',
    asked: /到店|进店|邀约|邀请.*店|来店/,
    scripts: [
      ({ hello, wish }) => `${hello}，店里可以看${wish}实车了，照片看不出的质感，来摸一摸就有数。您这两天哪天顺路？`,
      ({ hello }) => `${hello}，您哪天方便来店里坐坐？不买也没关系，我把您关心的几款摆在一起，您对比着看。`,
      rational(
        ({ hello, wish }) => `${hello}，${wish}的几个版本店里能放在一起比，差价差在哪儿一眼就清楚。您看周几方便？`,
      ),
      emotional(({ hello }) => `${hello}，周末带家人来店里玩玩吧，茶和点心都备着，孩子也有地方玩，看车当顺便。`),
      decisive(({ hello, wish }) => `${hello}，想把${wish}的价格定下来，当面谈最快。您今天还是明天能来？我等您。`),
    ],
  },
  {
    title: '交车祝贺',
    asked: /交车祝|交车.*(?:贺|喜)|恭喜|提车祝|喜提|祝贺|交车(?!回访)/,
    scripts: [
      ({ hello, car }) => `${hello}，恭喜您喜提${car}！祝您一路平安、步步顺心。用车上有任何事，随时找我。`,
      ({ name, car }) => `恭喜${name}把${car}开回家！头几天有不会用的功能，拍个照发我，我马上教您。`,
      ({ hello, car }) => `${hello}，新车新气象，祝${car}陪您去更多想去的地方。合影我发您了，很高兴能为您服务。`,
      rational(
        ({ hello, car }) => `${hello}，恭喜提车！${car}的磨合、首保、质保几个时间点，我列成一张表发您，照着来就行。`,
      ),
      emotional(
        ({ hello, car }) => `${hello}，今天看您和家人接车时笑得那么开心，我也跟着高兴。愿${car}载着一家人平平安安。`,
      ),
      decisive(({ hello, car }) => `${hello}，恭喜提车！${car}有事打我电话，小事马上办，大事当天给您答复。`),
    ],
  },
  {
    title: '转介绍请求',
    asked: /转介绍|介绍(?:朋友|客户)|推荐(?:朋友|客户)|老带新|口碑/,
    scripts: [
      ({ hello, car }) =>
        `${hello}，${car}开着还满意吧？身边有朋友想看车，把我的微信推给他就行，我一定像待您一样用心。`,
      ({ hello }) => `${hello}，想请您帮个小忙：最近有没有朋友、同事打算买车？介绍给我，成不成我都记您这份情。`,
      rational(
        ({ hello }) =>
          `${hello}，老客户介绍朋友来买车，您有积分，朋友也有优惠，规则我发您看看。有合适的人选告诉我就好。`,
      ),
      emotional(
        ({ hello }) => `${hello}，我的好多客户都是您这样的老朋友带来的，特别珍惜这份信任。有朋友看车，记得想起我。`,
      ),
      decisive(({ hello }) => `${hello}，直接跟您开口了：朋友里谁要买车，把名片推给我，剩下的我来办，不让您费心。`),
      ({ hello, days }) =>
        days === null ? null : `${hello}，提车${days}天了，您要是还满意，朋友问起来就替我说句好话，感激不尽。`,
    ],
  },
  {
    title: '道歉安抚',
    asked: /道歉|抱歉|对不起|投诉|安抚|不满|生气|发火|赔礼/,
    scripts: [
      ({ hello }) => `${hello}，这件事给您添麻烦了，真的对不起。我先把情况弄清楚，今天给您一个准信儿，您看可以吗？`,
      ({ hello }) => `${hello}，换成是我也会生气。您的意见我一字不落记下了，经理已经知道，怎么处理我随时跟您说。`,
      ({ hello }) => `${hello}，先跟您道个歉，是我们没做到位。您最希望怎么解决？您说，我去争取。`,
      rational(({ hello }) => `${hello}，抱歉让您费心。问题、原因、处理办法和时间，我查清楚后一条条写给您，您监督。`),
      emotional(
        ({ hello }) => `${hello}，让您受委屈了，我心里特别过意不去。您什么时候方便？我想当面跟您道个歉，听您说说。`,
      ),
      decisive(({ hello }) => `${hello}，这事是我们不对。处理方案我今天给您，行就照办，不行您提，我去落实。`),
    ],
  },
  { title: '复活老客户', asked: /复活|唤醒|激活|战败|捡回|挽回|沉睡|好久没联系|久未联系/, scripts: revival },
  { title: '春节祝福', asked: /春节|过年|新春|拜年|除夕|大年/, scripts: festival.spring },
  { title: '中秋祝福', asked: /中秋/, scripts: festival.midAutumn },
  { title: '国庆祝福', asked: /国庆|十一/, scripts: festival.nationalDay },
  { title: '端午祝福', asked: /端午/, scripts: festival.dragonBoat },
  {
    title: '元旦祝福',
    asked: /元旦|新年/,
    scripts: [
      ({ hello }) => `${hello}，新年快乐！愿您新的一年身体健康、家人平安，路路顺畅。`,
      ({ name }) => `祝${name}元旦快乐！感谢您过去一年的关照，新的一年用车上的事，继续交给我。`,
    ],
  },
  {
    title: '元宵祝福',
    asked: /元宵|正月十五/,
    scripts: [
      ({ hello }) => `${hello}，元宵节快乐！愿您和家人团团圆圆，日子像汤圆一样甜。`,
      ({ name }) => `祝${name}元宵快乐！年过完了，车要是该检查了跟我说一声，我来安排。`,
    ],
  },
  {
    title: '三八节祝福',
    asked: /妇女节|女神节|三八|3\.?8/,
    scripts: [
      ({ hello }) => `${hello}，节日快乐！愿您今天被好好照顾，往后的日子自在又舒心。`,
      ({ name }) => `祝${name}节日快乐！工作、家里都辛苦了，今天记得对自己好一点。`,
    ],
  },
  {
    title: '五一祝福',
    asked: /五一|劳动节/,
    scripts: [
      ({ hello }) => `${hello}，五一快乐！要是自驾出门，提前看看胎压和玻璃水，路上有事随时打给我。`,
      ({ name }) => `祝${name}假期愉快！忙了这么久，好好歇几天，出行平平安安。`,
    ],
  },
  {
    title: '七夕祝福',
    asked: /七夕|情人节/,
    scripts: [
      ({ hello }) => `${hello}，七夕快乐！愿您和爱的人相伴相守，日子过得和和美美。`,
      ({ name }) => `祝${name}七夕快乐！今晚早点下班，陪陪最重要的人。`,
    ],
  },
  {
    title: '父亲节母亲节祝福',
    asked: /父亲节|母亲节/,
    scripts: [
      ({ hello }) => `${hello}，节日快乐！愿您和父母都健康平安，有空多陪他们坐坐、说说话。`,
      ({ name }) => `祝${name}和家里长辈节日快乐！为家操心的人，最该被好好照顾。`,
    ],
  },
  {
    title: '重阳祝福',
    asked: /重阳/,
    scripts: [
      ({ hello }) => `${hello}，重阳安康！愿家里老人身体硬朗，带他们出门走走，路上慢一点。`,
      ({ name }) => `祝${name}和家中长辈重阳安康，登高望远，事事顺心。`,
    ],
  },
  {
    title: '节日祝福',
    asked: /节日|过节|假期|圣诞|教师节|儿童节/,
    scripts: [
      ({ hello }) => `${hello}，节日快乐！祝您和家人平安健康，假期过得开开心心。`,
      ({ name }) => `祝${name}节日快乐！感谢您一直以来的信任，出行路上多注意安全。`,
    ],
  },
  {
    title: '活动邀请',
    asked: /活动|团购|品鉴|车主会|讲堂|沙龙/,
    scripts: [
      ({ hello }) => `${hello}，店里最近办一场活动，我第一个想到您，给您留了位子。您能来的话回我一声，我来接待。`,
      ({ hello, wish }) => `${hello}，这次活动能看到${wish}，政策也比平时清楚。您哪怕来坐坐也好，帮您报个名？`,
      rational(({ hello }) => `${hello}，活动的时间、内容和政策我发您一份，您看对您有没有用，有用我就给您留名额。`),
      emotional(({ hello }) => `${hello}，活动那天热闹，有茶点也有小游戏，带上家人一起来玩，我给您留好座位。`),
      decisive(({ hello }) => `${hello}，店里有场活动，名额不多。来还是不来？您回一个字，来我就给您登记。`),
    ],
  },
  {
    title: '贷款方案',
    asked: /贷款|首付|月供|分期|金融|免息/,
    scripts: [
      ({ hello, wish }) => `${hello}，${wish}的贷款我给您算两种：首付多月供少、首付少月供多，您看哪种手头更松快？`,
      ({ hello }) => `${hello}，贷款要看总利息，别只看月供。您告诉我首付准备多少、想还几年，我给您算明白。`,
      rational(({ hello }) => `${hello}，全款和分期的总花费我列成表，手续费、利息都摆明，您比着选。`),
      decisive(({ hello }) => `${hello}，您说首付多少、分几年，我马上算月供给您，合适就去提交资料。`),
    ],
  },
  {
    title: '报价跟进',
    asked: /报价|价格|优惠|逼单|促单|催单|下定|成交/,
    scripts: [
      ({ hello, wish }) => `${hello}，${wish}的价格我又去问了经理。您差在哪里能定？说个数，我今天给您准话。`,
      ({ hello, wish }) => `${hello}，上次给您的${wish}报价，您看哪一项还想再谈？我尽量一次给您谈到位。`,
      rational(
        ({ hello, wish }) =>
          `${hello}，${wish}的报价我拆成裸车、购置税、保险、上牌几项，每一项都能核，您看哪项有疑问？`,
      ),
      emotional(({ hello }) => `${hello}，买车图个开心，价格上我尽力帮您争取，让您买得舒服，以后想起来也觉得值。`),
      decisive(({ hello, wish }) => `${hello}，${wish}就差一个价格。您报个数，能做我当场答应，不能做我也直说。`),
    ],
  },
  {
    title: '初次打招呼',
    asked: /开场|破冰|加微信|打招呼|第一次|首次|自我介绍|线索|新客户/,
    scripts: [
      ({ hello, wish }) =>
        `${hello}，我是您的销售顾问，您了解的${wish}我来负责。您大概什么时候用车？我按您的时间来安排。`,
      ({ hello }) => `${hello}，很高兴认识您。看车的事不着急，您有什么想知道的，价格、配置、现车，直接问我就好。`,
      rational(
        ({ hello, wish }) => `${hello}，我是您的销售顾问。${wish}的配置表和价格构成我先发您，看完有问题咱们再聊。`,
      ),
      emotional(
        ({ hello }) => `${hello}，很高兴认识您！以后车上的事就交给我，先问问您，这车主要是自己开还是一家人用？`,
      ),
      decisive(
        ({ hello, wish }) => `${hello}，我是您的销售顾问。${wish}要看现车、要价格还是要试驾？您说一样，我马上办。`,
      ),
    ],
  },
  {
    title: '天气提醒',
    asked: /天气|降温|下雨|下雪|高温|台风|暴雨|大雾|结冰/,
    scripts: [
      ({ hello, car }) => `${hello}，这两天天气变化大，开${car}出门慢一点，雨刮和轮胎记得看一眼，有事随时打给我。`,
      ({ hello }) => `${hello}，天气不好，能不开车就不开；要出门提前十分钟，路上留足车距。您和家人多注意。`,
    ],
  },
  { title: '续保', asked: /续保|保险|交强|商业险|车险/, scripts: [...insurance.quote, ...insurance.again] },
  { title: '年检', asked: /年检|年审|检车|验车/, scripts: inspection.unknown },
  { title: '置换', asked: /置换|换车|旧车|二手|估价/, scripts: replacement },
  { title: '质保到期', asked: /质保|出保|延保/, scripts: warranty },
  { title: '首保', asked: /首保/, scripts: firstService.first },
  { title: '保养', asked: /保养|定保|大保|小保/, scripts: regularService },
  { title: '交车回访', asked: /回访|提车|用车|满意/, scripts: delivery.d7 },
];
