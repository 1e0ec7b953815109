/** The API for browser tests: the sandbox with its controls, behind a proxy that can spoil answers. */
import { startSandbox } from '@/lib/sandbox/server';
import { MARKED_KEY } from '../marked-key';
import { startProxy } from './proxy';

const api = await startSandbox({ apiKey: MARKED_KEY, control: true });
const proxy = await startProxy(api.url.origin);
process.send?.({ apiUrl: api.url.origin, proxyUrl: proxy.url });
