import { type CommandContext, numbered, type QuestionOption, type Reply } from '../commands/context.ts';
import {
  keepFor,
  keepForNobody,
  keepPictures,
  sayPictures,
  WHOSE_PICTURE,
  waitingPictures,
} from '../commands/picture/keep.ts';
import { runPicture } from '../commands/picture/run.ts';
import { labelOf } from '../commands/which-customer.ts';
import { findById } from '../crm/find-customer.ts';
import { talkedAboutToday } from './talked-about.ts';
import type { Understanding } from './understand.ts';

/**
 * Keeps a picture with the customer just talked about; of several, or of none, the member says whose it is, for all
 * that have come meanwhile. What it shows is fetched from WeCom afterwards.
 */
export async function pictured(context: CommandContext, mediaId: string): Promise<Reply> {
  const { tx, writing, scope, speaker, now, recent } = context;
  const waiting = waitingPictures(context);
  const [last, another] = recent;
  const alone = last !== undefined && another === undefined && waiting.length === 0;
  const customer = alone ? await findById(tx, scope, last) : null;
  const { id } = await writing.create('picture', {
    customerId: customer?.id ?? null,
    memberId: speaker.id,
    mediaId,
    nextTryAt: now.instant,
    createdAt: now.instant,
  });
  if (customer) return { text: `收到，图片归到${customer.name}名下。`, customerId: customer.id };
  return whose(context, [...waiting, id]);
}

/** The customers talked about today to choose from; any other is said by name. */
async function whose(context: CommandContext, ids: readonly string[]): Promise<Reply> {
  const customers = await talkedAboutToday(context);
  const options: QuestionOption[] = [
    ...customers.map((one) => ({ label: labelOf(one, context.speaker.id), go: keepFor(ids, one.id) })),
    { label: '先不留', go: keepForNobody(ids) },
  ];
  const how = customers.length > 0 ? '回数字，或者直接回姓名：' : '直接回姓名就好，例如：张伟';
  const text = `收到${sayPictures(ids.length)}。是哪位客户的？${how}\n${numbered(options).join('\n')}`;
  return { text, ask: { kind: WHOSE_PICTURE, options } };
}

/** A name is the answer to whose the pictures are. Nobody of that name: the question stays. */
export async function nameForPictures(context: CommandContext, { customer }: Understanding): Promise<Reply> {
  const ids = waitingPictures(context);
  const settled = { keep: ids.join() };
  const reply = await runPicture(context, { customer, facts: {}, note: '', settled });
  if (reply.customerId !== undefined || reply.ask || !context.question) return reply;
  const { options } = context.question;
  return { ...reply, ask: { kind: WHOSE_PICTURE, options } };
}

/** A message about one customer answers it just as well. */
export async function withPictures(context: CommandContext, reply: Reply): Promise<Reply> {
  const ids = waitingPictures(context);
  if (ids.length === 0 || reply.customerId === undefined) return reply;
  const customer = await findById(context.tx, context.scope, reply.customerId);
  if (!customer) return reply;
  const text = await keepPictures(context, customer, ids);
  return text === null ? reply : { ...reply, text: `${reply.text}\n${text}` };
}
