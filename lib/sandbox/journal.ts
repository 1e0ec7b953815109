import 'server-only';
import type { MiddlewareHandler } from 'hono';
import { array, object, scalar, type JsonNode } from '@/lib/json/node';

/** The oldest go first: a test that runs for hours must not fill the memory. */
const MAX_ENTRIES = 10_000;

interface Entry {
  readonly method: string;
  /** With its query, as it was sent. */
  readonly path: string;
  /** The request's body, to the byte where it is UTF-8. */
  readonly body: string;
  readonly status: number;
  /** When it came and when it was answered, in milliseconds since 1970. */
  readonly began_at: number;
  readonly ended_at: number;
}

/** Every request to the API and how it was answered, for tests: what was sent, and how often. */
export class Journal {
  private entries: Entry[] = [];

  /** Goes before everything that answers. */
  readonly middleware: MiddlewareHandler = async (c, next) => {
    const began_at = now();
    const body = await c.req.text();
    await next();
    const { pathname, search } = new URL(c.req.url);
    this.entries.push({
      method: c.req.method,
      path: pathname + search,
      body,
      status: c.res.status,
      began_at,
      ended_at: now(),
    });
    if (this.entries.length > MAX_ENTRIES) this.entries.shift();
  };

  clear(): void {
    this.entries = [];
  }

  /** `{"data": [{method, path, body, status, began_at, ended_at}]}`, oldest first. */
  node(): JsonNode {
    const rows = this.entries.map(({ method, path, body, status, began_at, ended_at }) =>
      object([
        ['method', scalar(method)],
        ['path', scalar(path)],
        ['body', scalar(body)],
        ['status', scalar(status)],
        ['began_at', scalar(began_at)],
        ['ended_at', scalar(ended_at)],
      ]),
    );
    return object([['data', array(rows)]]);
  }
}

/** To the microsecond, unlike `Date.now()`; the same clock in every process. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
