import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  /** Where the questions go: standard error, for standard output is for the answer alone. */
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks on a terminal without showing what is typed, once for each question.
 * @returns the answers; null where the person has ended it by Ctrl+C or Ctrl+D
 */
export async function askHidden(
  { input, output }: Terminal,
  questions: readonly string[],
): Promise<string[] | null> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: silent, terminal: true, historySize: 0 });
  const ended = new Promise<null>((resolve) => reader.once('close', () => resolve(null)));
  reader.once('SIGINT', () => reader.close());
  const answers: string[] = [];
  try {
    for (const question of questions) {
      output.write(question);
      const answer = await Promise.race([reader.question(''), ended]);
      output.write('\n');
      if (answer === null) return null;
      answers.push(answer);
    }
    return answers;
  } finally {
    reader.close();
  }
}

/** The one line of an input that nobody types, without its line break. */
export async function readLine(input: NodeJS.ReadableStream): Promise<string> {
  return (await text(input)).replace(/\r?\n$/, '');
}
