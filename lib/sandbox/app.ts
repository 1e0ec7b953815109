import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createClock } from './clock';
import { message, refusal } from './http';
import { Journal } from './journal';
import { controlRoutes } from './routes/control';
import { documentRoutes } from './routes/documents';
import { palSkillRoutes } from './routes/pal-skills';
import { palRoutes } from './routes/pals';
import { registryRoutes } from './routes/registry';
import { fillStore } from './sample/fill-store';
import { Store } from './store';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

export interface SandboxOptions {
  /** The one key that is let in. */
  readonly apiKey: string;
  /** How many PALs in all; never fewer than the sample has. */
  readonly pals?: number | null;
  /** How many documents in all; never fewer than the sample has. */
  readonly documents?: number | null;
  /** What the grown data are drawn from: the same seed, the same data. */
  readonly seed?: number;
  /** Milliseconds since 1970, for the times of writes. */
  readonly now?: () => number;
  /** How long each answer of the API is held back, in milliseconds: what is far away is slow. */
  readonly latencyMs?: number;
  /** Adds `/__sandbox`, which lets tests arrange and look behind the API, without a key. */
  readonly control?: boolean;
}

/** The API without a socket: `app.fetch` answers requests from `store`. */
export function createSandbox(options: SandboxOptions): { app: Hono; store: Store } {
  const store = new Store(createClock(options.now));
  fillStore(store, options);
  const app = new Hono();
  app.use(
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => refusal(c, 413, 'Body too large') }),
  );
  if (options.control === true) {
    const journal = new Journal();
    app.use('/v2/*', journal.middleware);
    app.route('/__sandbox', controlRoutes(store, journal));
  }
  const { latencyMs = 0 } = options;
  if (latencyMs > 0) {
    app.use('/v2/*', async (_, next) => {
      await next();
      await sleep(latencyMs);
    });
  }
  app.use('/v2/*', async (c, next) => {
    if (c.req.header('x-api-key') !== options.apiKey)
      return message(c, 401, 'Invalid access token');
    return next();
  });
  app.route('/v2/skills', registryRoutes(store));
  app.route('/v2/documents', documentRoutes(store));
  // Tavus renamed its nouns: the old path leads to the same PALs.
  for (const path of ['/v2/pals', '/v2/personas']) {
    app.route(path, palSkillRoutes(store));
    app.route(path, palRoutes(store));
  }
  app.notFound((c) => refusal(c, 404, 'Not Found'));
  return { app, store };
}
