/**
 * `npm run hash-password`: makes the line of `.env` that lets the admin in. Asks twice on a terminal
 * without showing what is typed; else reads standard input. Standard output gets the line alone.
 */
import { hashPassword, isPasswordLength } from '@/lib/auth/password-hash';
import { askHidden, readLine } from './ask-password';

const password = process.stdin.isTTY ? await askTwice() : await readLine(process.stdin);
if (/[\r\n]/.test(password)) exitWith('The password must be one line.');
if (!isPasswordLength(password)) exitWith('The password must have 15 to 1,024 characters.');
console.log(`ADMIN_PASSWORD_HASH=${await hashPassword(password)}`);

async function askTwice(): Promise<string> {
  const terminal = { input: process.stdin, output: process.stderr };
  const answers = await askHidden(terminal, ['Password (15 characters or more): ', 'Again: ']);
  const [first, second] = answers ?? exitWith('Nothing was made.');
  if (first === undefined || first !== second) exitWith('The two are not the same.');
  return first;
}

function exitWith(message: string): never {
  console.error(message);
  process.exit(1);
}
