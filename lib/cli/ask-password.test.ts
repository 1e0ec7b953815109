import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { askHidden, readLine } from './ask-password';

/** A terminal that is typed into as soon as it asks. */
function terminal(...typed: readonly string[]) {
  const rawModes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => rawModes.push(isRaw),
  });
  let shown = '';
  const rest = [...typed];
  const output = new Writable({
    write(chunk, _encoding, done) {
      shown += String(chunk);
      if (String(chunk).endsWith(': ')) setImmediate(() => input.write(rest.shift() ?? ''));
      done();
    },
  });
  return { input, output, rawModes, shown: () => shown };
}

it('asks each question and shows nothing of what is typed', async () => {
  const { shown, rawModes, ...io } = terminal('first secretX\x7f\r', 'second secret\r');
  expect(await askHidden(io, ['One: ', 'Two: '])).toEqual(['first secret', 'second secret']);
  expect(shown()).toBe('One: \nTwo: \n');
  // Raw, so that the terminal does not echo; and back as it was.
  expect([rawModes.at(0), rawModes.at(-1)]).toEqual([true, false]);
});

it.each([
  ['Ctrl+C', 'half a sec\x03'],
  ['Ctrl+D', '\x04'],
])('gives nothing back after %s', async (_, keys) => {
  const { shown, rawModes, ...io } = terminal(keys);
  expect(await askHidden(io, ['One: ', 'Two: '])).toBeNull();
  expect(shown()).toBe('One: \n');
  expect(rawModes.at(-1)).toBe(false);
});

it('reads a line without its break, and keeps every other blank', async () => {
  expect(await readLine(Readable.from([' pass', 'word \r\n']))).toBe(' password ');
  expect(await readLine(Readable.from(['two\nlines\n']))).toBe('two\nlines');
});
