import { expect, test } from 'vitest';
import { newId } from '../../src/db/id.ts';
import { createPictureFetch, type PictureFetchDeps } from '../../src/pictures/fetch.ts';
import { dealership } from '../support/dealership.ts';

const JPEG = new Uint8Array(Buffer.from('ffd8ffe000104a4649460001', 'hex'));

test('several processes fetch each picture once; one that is gone meanwhile is let go', async () => {
  const here = await dealership('2026-09-16 10:00');
  const { prisma, log } = here;
  const li = await here.member('李强');
  const zhang = await here.customer(li, '张伟');
  const came = (mediaId: string) => {
    const at = { nextTryAt: here.now.instant, createdAt: here.now.instant };
    return prisma.picture.create({ data: { id: newId(), customerId: zhang.id, memberId: li.id, mediaId, ...at } });
  };
  const asked: string[] = [];
  const client: PictureFetchDeps['client'] = {
    async downloadMedia(mediaId) {
      asked.push(mediaId);
      if (mediaId === 'undone') await prisma.picture.deleteMany({ where: { mediaId } });
      if (mediaId === 'killed') return new Promise(() => {}); // nobody will hear the answer
      return JPEG;
    },
  };
  const process = () => createPictureFetch({ prisma, client, now: () => here.now, log, wake: () => {} });

  for (const mediaId of ['a', 'b', 'undone', 'c']) await came(mediaId);
  const processes = [process(), process(), process()];
  await Promise.all(processes.map((one) => one.fetch()));
  expect(asked.toSorted()).toEqual(['a', 'b', 'c', 'undone']);
  const kept = await prisma.picture.findMany({ include: { content: true }, orderBy: { mediaId: 'asc' } });
  expect(kept.map(({ mediaId, state, contentType }) => [mediaId, state, contentType])).toEqual([
    ['a', 'kept', 'image/jpeg'],
    ['b', 'kept', 'image/jpeg'],
    ['c', 'kept', 'image/jpeg'],
  ]);
  expect(kept.map(({ content }) => Buffer.from(content?.bytes ?? []).toString('hex'))).toEqual(
    kept.map(() => Buffer.from(JPEG).toString('hex')),
  );

  const { id } = await came('killed');
  process().wake();
  await expect.poll(() => asked.at(-1)).toBe('killed');
  asked.length = 0;
  await process().fetch();
  expect(asked, 'still the one process’s').toEqual([]);
  here.at('2026-09-16 10:03');
  await prisma.picture.update({ where: { id }, data: { mediaId: 'd' } });
  await process().fetch();
  expect(await prisma.picture.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'kept', tries: 2 });
});
