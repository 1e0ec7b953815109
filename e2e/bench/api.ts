/** The API of a bench, in a process of its own: it must not cost the dashboard that is measured. */
import { startSandbox } from '@/lib/sandbox/server';
import { apiOptionsSchema } from './api-process';

const options = apiOptionsSchema.parse(JSON.parse(process.argv[2] ?? 'null'));
const api = await startSandbox({ ...options, control: true });
process.send?.(api.url.origin);
