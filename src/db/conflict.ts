import { z } from 'zod';
import { Prisma } from './generated/client.ts';

/** P2034: two transactions touched the same rows in another order. P2002: both made the same thing, such as a phone. */
const CODES: readonly string[] = ['P2034', 'P2002'];
/** The same of a statement we wrote ourselves, which Prisma reports as P2010 whatever went wrong. */
const KINDS: readonly string[] = ['TransactionWriteConflict', 'UniqueConstraintViolation'];

const ownStatement = z.object({ driverAdapterError: z.object({ cause: z.object({ kind: z.string() }) }) });

/** Whether a transaction failed because another was in its way: run again, it finds what the other left. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { data } = ownStatement.safeParse(error.meta);
  return CODES.includes(error.code) || KINDS.includes(data?.driverAdapterError.cause.kind ?? '');
}
