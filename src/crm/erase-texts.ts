import type { Prisma } from '../db/generated/client.ts';
import type { Tx } from './writing.ts';

/** What stands where a text was. */
export const ERASED = '（应客户要求已删除）';

/** Whom the texts are about, and which are theirs alone. */
interface Person {
  readonly customerId: string;
  /** Messages that wrote about them. */
  readonly inboundIds: readonly string[];
  /** Of the messages that prompted for them, perhaps beside others. */
  readonly outboxKeys: readonly string[];
  readonly names: readonly string[];
  /** Phones, plates, VINs: theirs alone, wherever they stand. */
  readonly numbers: readonly string[];
}

/**
 * Removes what was said of a person: messages about them and the replies whole, elsewhere the lines, in lists the items,
 * that name them. A namesake's lines go with them: better a line too many than one too few.
 */
export async function eraseTexts(tx: Tx, person: Person): Promise<void> {
  const terms = [...person.names, ...person.numbers];
  await eraseInbound(tx, person, terms);
  await eraseOutbox(tx, person, terms);
  const left = await tx.member.findMany({ where: { OR: terms.map((term) => ({ continuation: { contains: term } })) } });
  for (const { id, continuation } of left)
    await tx.member.update({ where: { id }, data: { continuation: without(continuation ?? '', terms, '\n') } });
  const asked = [person.customerId, ...terms];
  for (const term of asked) await tx.$executeRaw`DELETE FROM questions WHERE position(${term} IN options::text) > 0`;
}

async function eraseInbound(tx: Tx, { customerId, inboundIds }: Person, terms: readonly string[]): Promise<void> {
  const naming = terms.flatMap((term) => [{ text: { contains: term } }, { reply: { contains: term } }]);
  const mentions = await tx.inbound.findMany({
    where: {
      AND: [
        { OR: [{ customerId: null }, { customerId: { not: customerId } }] },
        { OR: [...naming, { id: { in: [...inboundIds] } }] },
      ],
    },
    select: { id: true, text: true, reply: true },
  });
  await tx.inbound.updateMany({ where: { customerId }, data: { text: ERASED, reply: ERASED } });
  for (const { id, text, reply } of mentions) {
    const data = { text: text && without(text, terms, '\n'), reply: reply && without(reply, terms, '\n') };
    await tx.inbound.update({ where: { id }, data });
  }
}

async function eraseOutbox(tx: Tx, { outboxKeys }: Person, terms: readonly string[]): Promise<void> {
  const named = await tx.$queryRaw<{ id: string; message: Prisma.JsonObject }[]>`
    SELECT id::text, message FROM outbox
    WHERE key = ANY (${[...outboxKeys]}::text[])
       OR EXISTS (SELECT 1 FROM unnest(${[...terms]}::text[]) term WHERE position(term IN message::text) > 0)`;
  for (const { id, message } of named) {
    const content = (message.text as { content?: unknown } | undefined)?.content;
    const data =
      typeof content === 'string'
        ? { message: { ...message, text: { content: without(content, terms, '\n\n') } } }
        : { message: blanked(message, terms) };
    await tx.outbox.update({ where: { id }, data });
  }
}

/** The text without those of its parts that name the person; parts are divided by blank lines, or by lines. */
function without(text: string, terms: readonly string[], between: string): string {
  const parts = text.split(between);
  return parts.map((part) => (terms.some((term) => part.includes(term)) ? ERASED : part)).join(between);
}

/** Cards are no text: the names and numbers alone go. */
function blanked(message: Prisma.JsonObject, terms: readonly string[]): Prisma.InputJsonObject {
  const text = terms.reduce((said, term) => said.replaceAll(term, '某客户'), JSON.stringify(message));
  return JSON.parse(text) as Prisma.InputJsonObject;
}
