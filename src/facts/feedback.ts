import type { FeedbackKind } from '../db/generated/client.ts';
import type { Recording } from './recording.ts';

/** Keeps what a customer thinks of us. A score said anew on the same day corrects it; the same praise is kept once. */
async function keep(recording: Recording, kind: FeedbackKind, said: Said): Promise<void> {
  const { writing, customer, now } = recording;
  const [score, about] = [said.score ?? null, said.about ?? null];
  const today = await writing.tx.feedback.findMany({ where: { customerId: customer.id, kind, givenOn: now.date } });
  if (today.some((one) => one.score === score && one.about === about))
    return recording.mention('今天已经记过，没有重复记');
  const [scored] = today;
  if (scored && score !== null) return writing.update('feedback', scored, { score });
  await writing.create('feedback', {
    ...{ customerId: customer.id, memberId: writing.memberId, kind, score, about },
    givenOn: now.date,
    createdAt: now.instant,
  });
}

interface Said {
  readonly score?: number;
  readonly about?: string;
}

/** The `apply` of a score: 1 to 5 for satisfaction, 0 to 10 for a recommendation. */
export const applyScore =
  (kind: Exclude<FeedbackKind, 'praise'>) =>
  (recording: Recording, score: number): Promise<void> =>
    keep(recording, kind, { score });

/** The `apply` of praise in words. */
export const applyPraise = (recording: Recording, about: string): Promise<void> => keep(recording, 'praise', { about });
