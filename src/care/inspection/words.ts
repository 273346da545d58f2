import { decisive, emotional, rational, type Script } from '../words/script.ts';

type How = 'sticker' | 'site' | 'unknown';

/** What has to be done, as the member reads it. */
export const hows: Readonly<Record<How, string>> = {
  sticker: '免上线，申领标志就行',
  site: '要上线检测，帮客户约好',
  unknown: '提醒客户去办',
};

/** What to send, ready to paste. */
export const words: Readonly<Record<How, readonly Script[]>> = {
  sticker: [
    ({ hello, car }) => `${hello}，${car}的年检快到期了，这次不用上线检测，手机上申领检验标志就行，需要我教您操作吗？`,
    ({ hello }) => `${hello}，提醒您年检的日子快到了。这次免上线，先看看有没有没处理的违章，处理完就能申领。`,
    ({ hello, car }) => `${hello}，${car}该申领新的检验标志了，几分钟就能办好。交强险单子找不到的话，我帮您查。`,
    rational(
      ({ hello, car }) => `${hello}，${car}这次年检免上线，前提是违章处理完、交强险有效。我帮您逐项看一遍再申领。`,
    ),
    decisive(({ hello, car }) => `${hello}，${car}年检免上线，您要是嫌麻烦，资料发我，我教您两步办好。`),
  ],
  site: [
    ({ hello, car }) => `${hello}，${car}这次年检要上线检测，您看哪天方便？来店里我先帮您把灯光、刹车查一遍再去。`,
    ({ hello }) => `${hello}，年检快到期了，这次车要到检测站。您要是忙，我们可以代办，您把时间告诉我就行。`,
    ({ hello, car }) => `${hello}，${car}快要年检了，记得先处理违章、带上三角牌。去之前来店里做个免费预检，一次就过。`,
    emotional(
      ({ hello, car }) => `${hello}，${car}要上线年检，第一次去容易摸不着门道。您定个日子，我陪您把资料理好再去。`,
    ),
    decisive(({ hello, car }) => `${hello}，${car}年检要上线。代办还是自己去？您定一样，我马上安排。`),
  ],
  unknown: [
    ({ hello, car }) => `${hello}，${car}的年检快到期了，提前跟您说一声。要不要我帮您看看怎么办最省事？`,
    ({ hello }) => `${hello}，提醒您年检的日子快到了，逾期上路要扣分罚款。您什么时候有空，我帮您安排。`,
    ({ hello, car }) => `${hello}，${car}该年检了。去之前来店里做个预检，灯光、刹车、轮胎都查一遍，省得白跑一趟。`,
  ],
};
