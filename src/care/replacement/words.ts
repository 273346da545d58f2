import type { Script } from '../voice.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello, car }) => `${hello}，${car}陪您几年了，现在二手行情还不错。要不要我帮您免费估个价？换不换都心里有数。`,
  ({ hello, car }) => `${hello}，店里到了几款新车，跟${car}比变化挺大。您哪天有空来坐坐，试一试，就当串个门。`,
  ({ hello }) => `${hello}，最近厂家有老车主换新的补贴，我第一个想到您。需要的话，我把旧车估价和差价给您算一算。`,
];
