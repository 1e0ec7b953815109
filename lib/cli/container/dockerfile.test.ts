import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../project';
import { parseDockerfile } from './dockerfile';

describe('parseDockerfile', () => {
  it('reads stages, and joins lines that go on', () => {
    const text = 'FROM node:24 AS build\n# a note\nENV A=1 \\\n    B="two words"\nFROM node:24\n';
    expect(parseDockerfile(text)).toEqual([
      {
        image: 'node:24',
        name: 'build',
        instructions: [{ line: 3, kind: 'env', values: { A: '1', B: 'two words' } }],
      },
      { image: 'node:24', name: null, instructions: [] },
    ]);
  });

  it('reads where a copy comes from, whose it becomes, and which secrets a command gets', () => {
    const lines = ['COPY --from=build --chown=1:2 /a /b ./', SECRET_RUN];
    const [stage] = parseDockerfile(`FROM x\n${lines.join('\n')}`);
    expect(stage?.instructions).toEqual([
      {
        ...{ line: 2, kind: 'copy', from: 'build', owner: { uid: 1, gid: 2 } },
        ...{ sources: ['/a', '/b'], target: './' },
      },
      { line: 3, kind: 'run', secrets: ['KEY'], words: ['npm', 'run', 'build'] },
    ]);
  });

  it.each([
    'ARG A=1',
    'ADD a b',
    'RUN npm ci && npm test',
    'RUN echo $HOME',
    'RUN --network=none npm ci',
    'RUN --mount=type=cache,target=/root npm ci',
    'COPY --link a b',
    'COPY *.json ./',
    'COPY a',
    'CMD node start.mjs',
    'USER node',
    'ENV A=$B',
    'ENTRYPOINT ["node"]',
    'HEALTHCHECK NONE',
  ])('refuses what it would have to guess: %s', (line) => {
    expect(() => parseDockerfile(`FROM x\n${line}`)).toThrow(/^Dockerfile, line 2: /);
  });

  it('understands all of ours', () => {
    const stages = parseDockerfile(readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8'));
    expect(stages.map(({ image }) => image)).toEqual(Array(2).fill('node:24-trixie-slim'));
  });
});

const SECRET_RUN = 'RUN --mount=type=secret,id=key,env=KEY npm run build';
