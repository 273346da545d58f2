import { decisive, emotional, rational, type Script } from '../words/script.ts';

type Moment = 'prepare' | 'early' | 'day' | 'belated';

/** What to send, ready to paste. */
export const words: Record<Moment, readonly Script[]> = {
  prepare: [
    ({ hello }) => `${hello}，过几天就是您的生日了，店里给您备了一份小心意。您看这几天哪天路过方便，我给您留着。`,
    ({ hello }) => `${hello}，记得您生日快到了！想给您留份小礼物，您是方便来店里取，还是我给您送过去？`,
    ({ hello }) => `${hello}，您的生日就在这几天了，提前跟您问声好。生日那天有空的话来店里坐坐，我请您喝杯茶。`,
    emotional(({ hello }) => `${hello}，您的生日快到了，我一直记着呢。给您备了份小心意，哪天您路过，我亲手交给您。`),
    decisive(({ hello }) => `${hello}，您生日快到了，店里备了份小礼物。送过去还是您来取？回我一句就行。`),
  ],
  early: [
    ({ hello }) => `${hello}，马上就是您的生日了，我先把祝福送到：祝您生日快乐，身体健康，事事顺心！`,
    ({ name }) => `提前祝${name}生日快乐！愿新的一岁平安顺遂，出门一路绿灯。`,
    ({ hello }) => `${hello}，怕当天祝福的人多排不上号，我提前来报到：祝您生日快乐，阖家幸福！`,
  ],
  day: [
    ({ hello }) => `${hello}，今天是您的生日，祝您生日快乐，身体健康，平安喜乐每一天！`,
    ({ name }) => `祝${name}生日快乐！新的一岁，愿您出入平安，家人安康，好事一件接一件。`,
    ({ hello }) => `${hello}，生日快乐！感谢您一直以来的信任，今天别太忙，记得给自己吃碗长寿面。`,
    rational(({ hello }) => `${hello}，祝您生日快乐！新的一岁身体健康、工作顺心，车上的事交给我，您少操一份心。`),
    emotional(({ hello }) => `${hello}，生日快乐！愿您今天有人陪、有蛋糕吃、有好消息来，往后每一段路都顺顺当当。`),
    decisive(({ hello }) => `${hello}，生日快乐！祝您身体好、事业好，出门一路绿灯。`),
  ],
  belated: [
    ({ hello }) => `${hello}，您的生日祝福我送晚了，先跟您说声抱歉。补祝您生日快乐，新的一岁顺顺利利！`,
    ({ name }) => `祝${name}生日快乐！祝福虽然迟了一点，心意一点没少，愿您身体健康，天天好心情。`,
    ({ hello }) => `${hello}，补一句生日快乐！愿您新的一岁平平安安，心想事成。有空来店里，我给您补份小心意。`,
  ],
};
