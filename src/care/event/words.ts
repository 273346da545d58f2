import { decisive, emotional, type Script } from '../words/script.ts';

/** The day before, and the day itself. */
export type Step = 'eve' | 'day';
/** `when`: 明天14:00; `title`: 试驾会. */
type Invited = Script<{ readonly when: string; readonly title: string }>;

/** What each reminder is for, as the member reads it. The day's own list has other numbers than the event's. */
export const reasons: Readonly<Record<Step, (name: string) => string>> = {
  eve: () => '答应来的，再确认一声',
  day: (name) => `答应来的，到了回“活动 ${name}到了”`,
};

/** What to send, ready to paste. */
export const words: Readonly<Record<Step, readonly Invited[]>> = {
  eve: [
    ({ hello, when, title }) => `${hello}，${when}的${title}给您留好位子了，路上慢点开，到了给我打电话，我出来接您。`,
    ({ hello, when, title }) => `${hello}，提醒您一下${when}的${title}。要是临时有变动，跟我说一声就行。`,
    emotional(({ hello, when, title }) => `${hello}，${when}的${title}我在店里等您，带上家人一起来，热闹热闹。`),
    decisive(({ hello, when, title }) => `${hello}，${when}的${title}，您几点到？我提前在门口接您。`),
  ],
  day: [
    ({ hello, when, title }) => `${hello}，${when}的${title}，茶备好了，就等您来。到了给我打电话，我出来接您。`,
    ({ hello, title }) => `${hello}，今天${title}见。路上要是堵，不用着急，位子给您留着。`,
  ],
};

/** What to send to invite, ready to paste: 话术 活动 while an event is open. */
export const invitation: readonly Invited[] = [
  ({ hello, when, title }) => `${hello}，${when}店里办${title}，我第一个想到您，给您留个位子？能来的话回我一声。`,
  ({ hello, when, title, wish }) =>
    `${hello}，${when}有${title}，${wish}也能好好看一看。您哪怕来坐坐也好，帮您报个名？`,
  emotional(
    ({ hello, when, title }) => `${hello}，${when}的${title}挺热闹的，有茶点，带上家人一起来玩吧，我给您留好座位。`,
  ),
  decisive(({ hello, when, title }) => `${hello}，${when}店里${title}，来还是不来？您回一个字，来我就登记。`),
];
