import { z } from 'zod';

const text = z.string();
/** Degrees; an empty element is no number. */
export const coordinate = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);

/** The messages a member can send, by `MsgType`. Source: document/path/90239; `file` is undocumented but seen. */
export const messages = {
  text: z.object({ Content: text }).transform((m) => ({ kind: 'text' as const, content: m.Content })),
  image: z
    .object({ MediaId: text, PicUrl: text.optional() })
    .transform((m) => ({ kind: 'image' as const, mediaId: m.MediaId, picUrl: m.PicUrl })),
  voice: z
    .object({ MediaId: text, Format: text.optional(), Recognition: text.optional() })
    .transform((m) => ({ kind: 'voice' as const, mediaId: m.MediaId, format: m.Format, recognition: m.Recognition })),
  video: z
    .object({ MediaId: text, ThumbMediaId: text.optional() })
    .transform((m) => ({ kind: 'video' as const, mediaId: m.MediaId, thumbMediaId: m.ThumbMediaId })),
  location: z.object({ Location_X: coordinate, Location_Y: coordinate, Label: text.default('') }).transform((m) => ({
    kind: 'location' as const,
    latitude: m.Location_X,
    longitude: m.Location_Y,
    label: m.Label,
  })),
  link: z
    .object({ Title: text.default(''), Description: text.default(''), Url: text })
    .transform((m) => ({ kind: 'link' as const, title: m.Title, description: m.Description, url: m.Url })),
  file: z
    .object({ MediaId: text, FileName: text.optional() })
    .transform((m) => ({ kind: 'file' as const, mediaId: m.MediaId, fileName: m.FileName })),
};
