import type { CommandContext, Reply } from '../context.ts';

/** The rest of the last reply or list; what still does not fit waits for the next 更多. */
export const runMore = async (context: CommandContext): Promise<Reply> => ({
  text: context.speaker.continuation ?? '后面没有了。',
});
