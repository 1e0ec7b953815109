import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

/** What the lines of one request have in common. */
export interface RequestContext {
  readonly request_id: string;
  readonly client: string;
  readonly user?: string;
}

const shelf = globalThis as typeof globalThis & {
  palSkillsRequest?: AsyncLocalStorage<RequestContext>;
};

function storage(): AsyncLocalStorage<RequestContext> {
  return (shelf.palSkillsRequest ??= new AsyncLocalStorage());
}

/** Runs a task whose log lines carry this context. */
export function withRequestContext<T>(context: RequestContext, task: () => T): T {
  return storage().run(context, task);
}

/** Runs a task whose lines belong to no request: such as a timer that a request has started. */
export function outsideRequest<T>(task: () => T): T {
  return storage().exit(task);
}

export function requestContext(): RequestContext | undefined {
  return storage().getStore();
}
