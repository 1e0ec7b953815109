import { expect, it } from 'vitest';
import config from '@/next.config';
import { scalar, object } from '@/lib/json/node';
import { MAX_ACTION_BYTES, MAX_SET_BYTES, setBytes } from './size';

it('the size of a set is the size of its request body in bytes, not in characters', () => {
  expect(setBytes(new Map())).toBe('{"skills":{}}'.length);
  const config = object([['prompt', scalar('é😀')]]);
  const body = '{"skills":{"presentation":{"config":{"prompt":"é😀"}}}}';
  expect(setBytes(new Map([['presentation', config]]))).toBe(Buffer.byteLength(body));
  const long = object([['prompt', scalar('x'.repeat(MAX_SET_BYTES))]]);
  expect(setBytes(new Map([['presentation', long]]))).toBeGreaterThan(MAX_SET_BYTES);
});

it('the server action takes the changes of the largest set, and proxy.ts sees all of them', () => {
  const { serverActions, proxyClientMaxBodySize } = config.experimental ?? {};
  const inBytes = (size: unknown) => Number(/^(\d+)mb$/.exec(String(size))?.[1]) * 1024 ** 2;
  expect(inBytes(serverActions?.bodySizeLimit)).toBe(MAX_ACTION_BYTES);
  expect(inBytes(proxyClientMaxBodySize)).toBeGreaterThan(MAX_ACTION_BYTES);
});
