import type { Tx } from '../../crm/writing.ts';
import type { CardKind, Prisma } from '../../db/generated/client.ts';
import { newId } from '../../db/id.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { cardContent } from '../../outbox/content.ts';
import { owe } from '../../outbox/enqueue.ts';
import { type CardWords, faceOf } from './face.ts';

/** A card for one member. */
export interface NewCard {
  readonly kind: CardKind;
  readonly memberId: string;
  readonly customerId: string;
  /** The touchpoints of an item, the loss or the complaint. */
  readonly subjects: readonly string[];
  readonly number: number | null;
  /** Names the fact it is about, which is told by a card once. */
  readonly about: string;
  readonly words: CardWords;
  readonly now: Moment;
  /** The list its number means; today's when left out. */
  readonly date?: Moment['date'];
  /** Not sent before this instant; at once when left out. */
  readonly notBefore?: Date;
}

/** Owes a member a card, beside the text that says the same. @returns whether it was not owed before */
export async function oweCard(tx: Tx, { words, about, now, notBefore, date, ...card }: NewCard): Promise<boolean> {
  const id = newId();
  const face = faceOf(id, card.kind, words);
  const { memberId } = card;
  const key = `card:${memberId}:${about}`;
  const isFirst = await owe(tx, { key, memberId, message: cardContent(face), now, ...(notBefore && { notBefore }) });
  if (!isFirst) return false;
  await tx.card.create({
    data: {
      ...{ id, ...card, subjects: [...card.subjects], face: face as Prisma.InputJsonObject },
      ...{ date: date ?? now.date, createdAt: now.instant },
    },
  });
  return true;
}

/** Which of these members have asked for cards. */
export async function cardReaders(tx: Tx, memberIds: readonly string[]): Promise<string[]> {
  const rows = await tx.member.findMany({ where: { id: { in: [...memberIds] }, cards: true }, select: { id: true } });
  return rows.map(({ id }) => id);
}
