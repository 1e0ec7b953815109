/** `npm run sandbox -- --port 4010`: the sandbox alone, for people with curl. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startSandbox } from '@/lib/sandbox/server';

const USAGE = `Usage: npm run sandbox -- [options]
  --port N        port to listen on (default: one the system chooses)
  --key KEY       the API key that is let in (default: a new one)
  --pals N        how many PALs in all
  --documents N   how many documents in all
  --latency MS    how long each answer is held back
  --control       adds /__sandbox, without a key: for tests only`;

const MAX_PORT = 65_535;
const MAX_ROWS = 20_000;
const MAX_LATENCY_MS = 10_000;

const { values, faults } = readArguments();
if (faults.length > 0) exitWith([...faults, '', USAGE].join('\n'));
const apiKey = values.key ?? `sandbox-${randomBytes(16).toString('hex')}`;
const sandbox = await startSandbox({
  apiKey,
  port: Number(values.port ?? 0),
  pals: values.pals === undefined ? null : Number(values.pals),
  documents: values.documents === undefined ? null : Number(values.documents),
  latencyMs: Number(values.latency ?? 0),
  control: values.control ?? false,
}).catch((error: unknown) => exitWith(error instanceof Error ? error.message : String(error)));

console.log(`The sandbox listens at ${sandbox.url.origin}
Its key is ${apiKey}
Try: curl -H 'x-api-key: ${apiKey}' '${new URL('/v2/pals?limit=3', sandbox.url)}'`);
process.once('SIGINT', stop).once('SIGTERM', stop);

function stop(): void {
  void sandbox.close();
}

interface Arguments {
  port?: string;
  key?: string;
  pals?: string;
  documents?: string;
  latency?: string;
  control?: boolean;
}

function readArguments(): { values: Arguments; faults: string[] } {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        key: { type: 'string' },
        pals: { type: 'string' },
        documents: { type: 'string' },
        latency: { type: 'string' },
        control: { type: 'boolean' },
      },
    });
    const wrong = [
      rangeFault('--port', values.port, 0, MAX_PORT),
      rangeFault('--pals', values.pals, 1, MAX_ROWS),
      rangeFault('--documents', values.documents, 1, MAX_ROWS),
      rangeFault('--latency', values.latency, 0, MAX_LATENCY_MS),
    ];
    return { values, faults: wrong.filter((fault) => fault !== null) };
  } catch (error) {
    return { values: {}, faults: [error instanceof Error ? error.message : String(error)] };
  }
}

function rangeFault(name: string, text: string | undefined, from: number, to: number) {
  if (text === undefined) return null;
  const isRight = /^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to;
  return isRight ? null : `${name} must be a whole number from ${from} to ${to}.`;
}

function exitWith(message: string): never {
  console.error(message);
  process.exit(1);
}
