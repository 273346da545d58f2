import type { CareFacts } from '../rule.ts';
import type { Script as Sentence } from '../words/script.ts';

type Kind = CareFacts['appointments'][number]['kind'];
/** `when`: 明天10:00, 今天. */
type Script = Sentence<{ readonly when: string }>;

/** What is about to happen, as the member reads it. */
export const comes: Record<Kind, string> = {
  visit: '客户到店',
  test_drive: '客户来试驾',
  service: '客户来保养',
  delivery: '客户来提车',
  other: '跟客户有约',
};

/** What has to be ready the evening before a delivery. */
export const checklist = '今晚对一遍交车清单：洗车充电加油、随车资料和钥匙、保险牌照、鲜花礼品、合影讲解';

/** What to send, ready to paste. */
export const words: Record<Kind, readonly Script[]> = {
  visit: [
    ({ hello, when }) => `${hello}，跟您确认一下，${when}我在店里等您。路上慢点开，到了给我来个电话，我出来接您。`,
    ({ hello, when }) => `${hello}，${when}的时间给您留好了，茶也备上了。要是临时有变动，跟我说一声就行。`,
  ],
  test_drive: [
    ({ hello, when, wish }) =>
      `${hello}，${when}试驾的${wish}已经给您准备好了。记得带上驾照，到了给我来个电话，我出来接您。`,
    ({ hello, when }) => `${hello}，跟您确认一下${when}的试驾，路线和时间都安排好了。家里人有空也一起来坐坐。`,
  ],
  service: [
    ({ hello, when, car }) => `${hello}，${when}给${car}约好了保养，工位给您留着。麻烦带上行驶证，到了直接找我。`,
    ({ hello, when }) => `${hello}，提醒您一下${when}的保养预约。车上有什么小毛病也一起告诉我，让师傅顺便看看。`,
  ],
  delivery: [
    ({ hello, when }) => `${hello}，恭喜恭喜！${when}来提车，证件和材料我都给您核对好了，记得带上身份证。`,
    ({ hello, when }) => `${hello}，您的新车已经准备好了，${when}我在店里等您。带上家人一起来，我们给您拍张合影。`,
  ],
  other: [
    ({ hello, when }) => `${hello}，跟您确认一下${when}的约定，我这边都安排好了，到时候见。`,
    ({ hello, when }) => `${hello}，${when}咱们约好的事我记着呢。要是时间有变，您随时告诉我。`,
  ],
};
