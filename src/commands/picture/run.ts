import { UserError } from '../../errors.ts';
import { momentOf } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import { keepPictures } from './keep.ts';

/** Sends a picture of a customer back, the newest unless another is named; or files those that wait for a name. */
export async function runPicture(context: CommandContext, wish: Wish): Promise<Reply> {
  const { tx, now, speaker } = context;
  if (wish.settled?.drop !== undefined) return { text: '好的，那就不留了。' };
  const which = await whichCustomer(context, wish, { name: 'picture', example: '图片 张伟' });
  if ('reply' in which) return which.reply;
  const { id: customerId, name, owner } = which.customer;
  const waiting = wish.settled?.keep;
  if (waiting !== undefined) {
    const text = await keepPictures(context, which.customer, waiting.split(','));
    return { text: text ?? '那张图片已经不在了，麻烦再发一次。', customerId };
  }
  // An administrator looks after the system, not the customers.
  if (speaker.role === 'administrator' && owner.id !== speaker.id)
    return { text: `客户的图片由负责人和经理看，请找${owner.name}。` };
  const pictures = await tx.picture.findMany({
    where: { customerId, state: { not: 'missing' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const count = pictures.length;
  if (count === 0) return { text: `${name}名下还没有图片。聊到${name}时直接把图片发给我就行。`, customerId };
  const n = Math.max(1, Number(/\d+/.exec(wish.note)?.[0] ?? 1));
  const picture = pictures[n - 1];
  if (!picture) throw new UserError(`${name}名下只有${count}张图片，回“图片 ${name}”看最新的。`);
  const day = sayDay(momentOf(picture.createdAt).date, now);
  const place = count === 1 ? '' : `（共${count}张，第${n}新）`;
  const older = n < count ? `\n再早一张回“图片 ${name} ${n + 1}”` : '';
  if (picture.state === 'fetching')
    return { text: `${name}${day}那张图片还在从企业微信取，过一会儿再回“图片 ${name}”。${older}`, customerId };
  return { text: `${name}${day}的图片${place}，这就发给你。${older}`, customerId, picture: picture.id };
}
