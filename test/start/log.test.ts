import { describe, expect, it } from 'vitest';
import { createLog, withoutPrivate } from '../../src/start/log.ts';
import { traced } from '../../src/trace.ts';

describe('the log', () => {
  it.each([
    ['phone 13800138000 of 张伟', 'phone 138****8000 of 张伟'],
    ['+8613800138000', '138****8000'],
    ['１３８００１３８０００', '１３８****８０００'],
    ['138-0013-8000, 138 0013 8000, +86 13800138000', '138****8000, 138****8000, 138****8000'],
    ['plate 京A12345, 粤BD12345', 'plate 京A***, 粤B***'],
    ['plate 京a12345, 京A·12345; 新 text, 新message', 'plate 京a***, 京A***; 新 text, 新message'],
    ['"msg:7291827364519283746" "time":1790000000000', '"msg:7291827364519283746" "time":1790000000000'],
    ['/cgi-bin/gettoken?corpid=ww1&corpsecret=abc', '/cgi-bin/gettoken?corpid=ww1&corpsecret=***'],
    ['access_token=abc&agentid=1', 'access_token=***&agentid=1'],
    ['my secret is s3cr3t', 'my secret is ***'],
  ])('%s', (line, written) => {
    expect(withoutPrivate(line, ['s3cr3t', ''])).toBe(written);
  });

  it('says which request a line belongs to, and writes no secret, wherever it stands', () => {
    const lines: string[] = [];
    const log = createLog('info', ['s3cr3t'], { write: (line: string) => lines.push(line) });
    traced({ request: 'r1' }, () => log.error({ err: new Error('s3cr3t 13800138000') }, 'failed for 13900139000'));
    log.child({ phone: '13700137000' }).info('outside');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ request: 'r1', msg: 'failed for 139****9000' });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ phone: '137****7000', msg: 'outside' });
    expect(lines.join()).not.toMatch(/s3cr3t|13800138000/);
  });
});
