import { decisive, emotional, rational, type Script } from '../words/script.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello, car }) => `${hello}，${car}陪您几年了，现在二手行情还不错。要不要我帮您免费估个价？换不换都心里有数。`,
  ({ hello, car }) => `${hello}，店里到了几款新车，跟${car}比变化挺大。您哪天有空来坐坐，试一试，就当串个门。`,
  ({ hello }) => `${hello}，最近厂家有老车主换新的补贴，我第一个想到您。需要的话，我把旧车估价和差价给您算一算。`,
  rational(({ hello, car }) => `${hello}，${car}的估价、换新差价、补贴，三个数我给您算在一张表上，换不换您看数字定。`),
  emotional(({ hello, car }) => `${hello}，${car}陪您走过几年了，家里的需求也变了吧？哪天带家人来坐坐新车，就当逛逛。`),
  decisive(({ hello, car }) => `${hello}，${car}要是置换，您想补多少差价？给我个数，合适就换，不合适我帮您留意着。`),
];
