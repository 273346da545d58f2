import type { PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { MEDIA_GONE, TOO_LONG } from '../wecom/errcodes.ts';
import type { SendOutcome } from '../wecom/outgoing.ts';
import { byteLength, cutAtLine } from '../wecom/text.ts';
import { type Content, textContent } from './content.ts';

const CUT = '\n……后面的太长，企业微信没收下';
/** A text that is refused although it is no longer than this is refused for something else. */
const SHORTEST_BYTES = 200;
/** A picture refused so soon after it was uploaded is not refused because its time was over. */
const JUST_UPLOADED_MS = 600_000;

/**
 * What is to be tried in place of a message that WeCom will never take as it is: a text it finds too long is halved, a
 * picture it has no longer is uploaded anew. Null: nothing, the message is given up.
 */
export async function insteadOf(
  prisma: PrismaClient,
  message: Content,
  outcome: SendOutcome,
  { instant }: Moment,
): Promise<Content | null> {
  if (outcome.kind !== 'refused') return null;
  if (outcome.code === TOO_LONG && message.msgtype === 'text') return shorter(message.text.content);
  if (outcome.code !== MEDIA_GONE) return null;
  const whose = pictureIn(message);
  if (whose === null) return null;
  const [gone] = await prisma.picture.updateManyAndReturn({
    where: { ...whose, uploadedAt: { lt: new Date(instant.getTime() - JUST_UPLOADED_MS) } },
    data: { uploadedId: null, uploadedAt: null },
    select: { id: true },
  });
  return gone ? { msgtype: 'picture', picture: { id: gone.id } } : null;
}

/** A retry names what was uploaded, the first try the picture itself. */
function pictureIn(message: Content): { readonly id: string } | { readonly uploadedId: string } | null {
  switch (message.msgtype) {
    case 'picture':
      return { id: message.picture.id };
    case 'image':
      return { uploadedId: message.image.media_id };
    case 'file':
      return { uploadedId: message.file.media_id };
    default:
      return null;
  }
}

function shorter(text: string): Content | null {
  const bytes = byteLength(text);
  if (bytes <= SHORTEST_BYTES) return null;
  return textContent(cutAtLine(text.replace(CUT, ''), Math.floor(bytes / 2) - byteLength(CUT)).head + CUT);
}
