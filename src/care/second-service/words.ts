import { decisive, emotional, rational, type Script } from '../words/script.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello, car }) => `${hello}，${car}快到第二次保养了，我提前帮您留工位。您说个方便的日子，到店就做，不耽误时间。`,
  ({ hello, car }) => `${hello}，上次保养之后${car}开着怎么样？下次保养快到了，有什么想一起检查的，先告诉我。`,
  ({ hello }) => `${hello}，第二次保养是车子磨合之后的一次全面体检，还是建议回店里做。这两周您哪天能抽空？我来安排。`,
  rational(
    ({ hello, car }) =>
      `${hello}，${car}第二次保养要看刹车片、轮胎和滤芯的磨损。检查项目我先列给您，到店照单子一项一项核。`,
  ),
  emotional(
    ({ hello, car }) =>
      `${hello}，${car}跟着您跑了不少路了，第二次体检别省。哪天来提前说一声，我给您留个舒服的休息位。`,
  ),
  decisive(({ hello, car }) => `${hello}，${car}第二次保养，您从这两周里挑一天，我来约工位，到店就做。`),
];
