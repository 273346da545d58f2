import { decisive, emotional, rational, type Script } from '../words/script.ts';

/** What to send, ready to paste. */
export const words: Record<'visit' | 'lead' | 'test_drive', readonly Script[]> = {
  visit: [
    ({ hello }) => `${hello}，谢谢您今天抽空来店里。聊到的我都记下了，您回去慢慢考虑，有问题随时找我。`,
    ({ hello, wish }) => `${hello}，今天招待不周多包涵。您看的${wish}，资料我整理好发您，哪里不清楚我再给您讲。`,
    ({ hello }) => `${hello}，今天很高兴认识您。路上慢点开，到家了给我报个平安，看车的事咱们随时聊。`,
    rational(
      ({ hello, wish }) => `${hello}，谢谢您今天来店。${wish}的配置、价格和用车开销，我做一份明细发您，方便您比较。`,
    ),
    emotional(({ hello }) => `${hello}，今天跟您聊得特别开心，谢谢您专程跑一趟。下次带家人一起来，茶给您备好。`),
    decisive(({ hello }) => `${hello}，谢谢您今天来店。您要的报价我今天发您，您定好时间我就安排。`),
  ],
  lead: [
    ({ hello, wish }) =>
      `${hello}，看到您在关注${wish}，我是您的专属顾问。您想先了解价格还是先看看实车？我这就给您安排。`,
    ({ hello }) => `${hello}，您留的看车信息我收到了。您方便的时候我给您打个电话，两分钟说清楚。`,
    ({ hello, wish }) => `${hello}，您问的${wish}店里可以看车试驾。您这两天什么时候有空？我给您留好时间。`,
  ],
  test_drive: [
    ({ hello }) => `${hello}，前两天的试驾感觉怎么样？开着有什么喜欢的、不习惯的，都跟我说说。`,
    ({ hello, wish }) => `${hello}，试驾完${wish}，家里人怎么看？要是他们也想试试，我再给您安排一次。`,
    ({ hello }) => `${hello}，试驾后您还有哪一点拿不准？我帮您问清楚，省得您来回跑。`,
    rational(
      ({ hello, wish }) =>
        `${hello}，您试驾过${wish}，要不要我把它和您在看的另一款做个对比发您？数据说话，您看着放心。`,
    ),
    decisive(({ hello }) => `${hello}，车您也试过了，感觉行的话，我把方案和价格一次给您报清楚，您看行不行？`),
  ],
};
