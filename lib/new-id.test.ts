import { expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from './new-id';

it('makes ids that pass as UUIDs of version 4, each another one', () => {
  const ids = Array.from({ length: 1_000 }, newId);
  for (const id of ids) expect(z.uuidv4().safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(1_000);
});
