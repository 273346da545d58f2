import { toBeContinued } from '../crm/continuation.ts';
import type { Writing } from '../crm/writing.ts';
import { page } from '../outbox/page.ts';
import { notify } from './notice.ts';

const BETWEEN = '\n\n';

/** How the keys of these messages begin. */
export const STORIES = 'notice:stories:';

/**
 * Tells a member of customers who are theirs from now on: as many whole blocks as one message takes, the rest page by
 * page for 更多.
 * @param blocks without blank lines inside
 */
export async function tellNewOwner(
  writing: Writing,
  member: { readonly id: string; readonly continuation: string | null },
  blocks: readonly string[],
): Promise<void> {
  const { tx, inboundId, now } = writing;
  const [text = '', ...later] = pagesOf(blocks);
  await notify(tx, { key: `stories:${inboundId}:${member.id}`, memberId: member.id, text, now });
  if (later.length === 0) return;
  const continuation = toBeContinued(later, member.continuation);
  await tx.member.update({ where: { id: member.id }, data: { continuation } });
}

function pagesOf(blocks: readonly string[]): string[] {
  const { text, rest } = page(blocks, { between: BETWEEN, more: () => '……还有，回“更多”接着看。' });
  return rest === null ? [text] : [text, ...pagesOf(rest.split(BETWEEN))];
}
