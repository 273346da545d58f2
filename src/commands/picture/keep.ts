import type { FoundCustomer } from '../../crm/find-customer.ts';
import type { CommandContext, QuestionOption } from '../context.ts';
import type { Wish } from '../which-customer.ts';

/** The question whose the pictures just sent are: answered by a number, or simply by a name. */
export const WHOSE_PICTURE = 'picture';

/** What the answer goes on with. @param ids of the pictures that wait for it */
export const keepFor = (ids: readonly string[], customerId?: string): QuestionOption['go'] => ({
  ...{ do: 'run', command: 'picture', facts: {}, note: '', settled: { keep: ids.join() } },
  ...(customerId !== undefined && { customerId }),
});

/** The same for nobody. */
export const keepForNobody = (ids: readonly string[]): QuestionOption['go'] => ({
  ...{ do: 'run', command: 'picture', facts: {}, note: '', settled: { drop: ids.join() } },
});

/** The pictures that wait for the answer to the open question; [] when it is another one. */
export function waitingPictures({ question }: CommandContext): string[] {
  if (question?.kind !== WHOSE_PICTURE) return [];
  // Written by this code when the question was asked, and read back by it alone.
  const settled = question.options.at(-1)?.go.settled as Wish['settled'];
  return settled?.drop?.split(',') ?? [];
}

/** 一张 is not said: 图片, 3张图片. */
export const sayPictures = (count: number): string => (count === 1 ? '图片' : `${count}张图片`);

/** Files waiting pictures under a customer. @returns what is said about it; null when they are there no longer */
export async function keepPictures(
  { writing, speaker }: CommandContext,
  { id: customerId, name }: Pick<FoundCustomer, 'id' | 'name'>,
  ids: readonly string[],
): Promise<string | null> {
  const where = { id: { in: [...ids] }, memberId: speaker.id, customerId: null };
  const pictures = await writing.tx.picture.findMany({ where });
  if (pictures.length === 0) return null;
  await writing.updateAll('picture', pictures, { customerId });
  return `收到，${sayPictures(pictures.length)}归到${name}名下。`;
}
