/**
 * `npm run --silent audited-set -- FILE SAVE_ID [before|after]`: prints the skill set of a save as
 * the body of the call that puts it back. Standard output gets the body alone.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { findAuditedSet, type FoundSet } from '@/lib/log/audited-set';

const [file, saveId, which = 'before'] = process.argv.slice(2);
if (file === undefined || saveId === undefined || (which !== 'before' && which !== 'after')) {
  exitWith('Usage: npm run --silent audited-set -- FILE SAVE_ID [before|after]');
}
const found = await find(file, saveId, which).catch((error: unknown) =>
  exitWith(error instanceof Error ? error.message : String(error)),
);
if (found === null) exitWith(`No save ${saveId} in ${file}.`);
if (found.body === null) exitWith(`The set ${which} this save was not read.`);
console.error(`The set of PAL ${found.pal_id} ${which} save ${saveId}:`);
console.log(found.body);

async function find(path: string, id: string, part: 'before' | 'after'): Promise<FoundSet | null> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const set = findAuditedSet(line, id, part);
    if (set !== null) return set;
  }
  return null;
}

function exitWith(message: string): never {
  console.error(message);
  process.exit(1);
}
