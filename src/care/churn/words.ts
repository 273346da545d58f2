import { decisive, emotional, rational, type Script } from '../words/script.ts';
import type { Cause } from './signs.ts';

/** What the member does about a sign, as the prompt says it. */
export const advice: Readonly<Record<Cause, string>> = {
  price: '当心被别家抢走，把价格和对比说清楚',
  service: '先发条微信表个态，别急着打电话',
  need: '问清楚现在的想法，重新给他配',
  silence: '换个方式联系，先发条微信试试',
};

/** What to send to whom a note tells to be about to leave, by what they are unhappy with. */
export const winBack: Readonly<Record<Cause, readonly Script[]>> = {
  price: [
    ({ hello }) => `${hello}，您多看几家很正常，货比三家才放心。把那边的价格和配置发我，我帮您一项一项对一对。`,
    ({ hello }) => `${hello}，价格上我再去帮您争取一次。您告诉我差多少能定，行不行我都给您准话。`,
    ({ hello }) => `${hello}，买车不光看车价，保险、保养、几年后的残值加起来才是真账。我给您算一份，您比着看。`,
    rational(
      ({ hello, wish }) => `${hello}，我把${wish}和您在看的那款列成对照表，价格、能耗、保值都写清楚，您核一核？`,
    ),
    emotional(({ hello }) => `${hello}，不管最后选哪款，都希望您开得称心。拿不准的地方跟我说说，我帮您一起参谋。`),
    decisive(({ hello }) => `${hello}，直接问您：那边给的什么条件？我能跟就当场答应，跟不了我也直说。`),
  ],
  service: [
    ({ hello }) => `${hello}，前面是我没把握好分寸，给您添烦了，跟您道个歉。以后按您方便的时间来，您看行吗？`,
    ({ hello }) => `${hello}，要是哪里让您觉得不舒服，您直说，我来改。您更愿意由别的同事对接，我也马上安排。`,
    ({ hello }) => `${hello}，您放心，我不会再频繁打扰。有需要时发我一个字，我随时都在。`,
    decisive(({ hello }) => `${hello}，之前打扰多了，抱歉。您说怎么联系合适、多久一次，我照办。`),
  ],
  need: [
    ({ hello }) => `${hello}，用车的想法变了很正常。您现在主要是谁开、跑多远？我按新的情况重新给您理一理。`,
    ({ hello }) => `${hello}，计划往后放没关系，我帮您留意着行情，等您想看的时候第一时间告诉您。`,
    ({ hello }) => `${hello}，预算或者需求有变化都可以跟我说，店里不止一款，我帮您挑个更合适的。`,
  ],
  silence: [
    ({ hello }) => `${hello}，最近是不是特别忙？不用急着回我，等您有空说一声，最新的情况我给您备着。`,
    ({ hello }) => `${hello}，怕打扰您就没一直问。您要是有了别的想法，直说就好，我也好帮您参谋参谋。`,
    ({ hello }) => `${hello}，就问一个小问题：您现在最拿不准的是哪一点？回我两个字就行。`,
    emotional(({ hello }) => `${hello}，好几天没您的消息，有点惦记。不聊车也没关系，您和家人都好就行。`),
    decisive(({ hello }) => `${hello}，您现在是还在看、先放放，还是已经定了？回我一个词，我好安排。`),
  ],
};

/** What to send, ready to paste. */
export const words: Readonly<Record<'contact' | 'service', readonly Script[]>> = {
  contact: [
    ({ hello }) => `${hello}，好一阵没联系您了，是我疏忽。最近都好吧？有什么我能帮上忙的，您尽管说。`,
    ({ hello }) => `${hello}，最近忙吗？前阵子照顾不周，别见怪。您手上的事要是还没定，我接着帮您跑。`,
    ({ hello }) => `${hello}，许久没问候您了。之前要是有哪里让您不满意，直说就好，我来改、我来办。`,
    rational(
      ({ hello }) => `${hello}，前阵子联系少了，先跟您道个歉。您的车况和保养记录我重新理了一遍，需要的话发您看看。`,
    ),
    emotional(
      ({ hello }) => `${hello}，好久没聊了，还挺惦记的。最近家里都好吧？之前哪里没照顾到，您跟我说，我记在心上。`,
    ),
    decisive(({ hello }) => `${hello}，好久没联系，是我不对。您现在最需要我办哪一件？说一句，我今天就去办。`),
  ],
  service: [
    ({ hello, car }) => `${hello}，${car}好久没回店里检查了，开着还顺吗？哪天路过进来，我请师傅免费帮您看一遍。`,
    ({ hello, car }) => `${hello}，${car}的保养是不是已经做过了？做过的话告诉我里程，我帮您记着；没做我来约工位。`,
    ({ hello }) => `${hello}，有段日子没见您来保养了。要是上次有什么不满意，您跟我说，我一定给您处理好。`,
    rational(
      ({ hello, car }) =>
        `${hello}，${car}过了保养周期，油液性能会往下走。我把该做的项目和价格列给您，看完再定来不来。`,
    ),
    emotional(
      ({ hello, car }) => `${hello}，${car}好久没做体检了，您和家人天天坐着，我不放心。来一趟，查完您踏实我也踏实。`,
    ),
    decisive(({ hello, car }) => `${hello}，${car}该回来保养了。您给个时间，工位我安排好，到店就做，做完就走。`),
  ],
};
