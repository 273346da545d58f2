import { expect, test } from 'vitest';
import { imageTypeOf } from '../../src/pictures/image-type.ts';

test.each<[string, string, string | null]>([
  ['a photograph', 'ffd8ffe000104a4649460001', 'image/jpeg'],
  ['a screenshot', '89504e470d0a1a0a0000000d49484452', 'image/png'],
  ['a png whose line ends a transfer has changed', '89504e470a1a0a0000000000', null],
  ['gif 87a', Buffer.from('GIF87a......').toString('hex'), 'image/gif'],
  ['gif 89a', Buffer.from('GIF89a......').toString('hex'), 'image/gif'],
  ['webp', Buffer.from('RIFF....WEBPVP8 ').toString('hex'), 'image/webp'],
  ['a sound in the same container', Buffer.from('RIFF....WAVEfmt ').toString('hex'), null],
  ['a photograph of an iPhone', Buffer.from('....ftypheic').toString('hex'), 'image/heic'],
  ['a film in the same container', Buffer.from('....ftypisom').toString('hex'), null],
  ['a page', Buffer.from('<html>').toString('hex'), null],
  ['a picture that can act', Buffer.from('<svg onload="…">').toString('hex'), null],
  ['the beginning of one, no more', 'ffd8ffe000', null],
  ['nothing', '', null],
])('%s', (_, hex, type) => {
  expect(imageTypeOf(Buffer.from(hex, 'hex'))).toBe(type);
});
