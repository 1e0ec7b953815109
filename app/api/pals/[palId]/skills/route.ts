import { fleet } from '@/components/pals/fleet/fleet';
import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';
import { apiBaseUrl } from '@/lib/tavus/api-base-url';
import { endPauses } from '@/lib/tavus/health';

interface Context {
  readonly params: Promise<{ palId: string }>;
}

/** A person waits for this one: without a check of its documents rather than late. */
const DOCUMENTS_MS = 2_000;

/** One PAL's line, read now: a person asks for it, also during a pause Tavus has asked for. */
export const GET = adminRoute(async (request: Request, { params }: Context) => {
  const { palId } = await params;
  endPauses(apiBaseUrl());
  const lines = fleet().sets.lines([palId], {
    signal: request.signal,
    refresh: true,
    isWanted: true,
    waitMs: DOCUMENTS_MS,
  });
  for await (const line of lines) return respond(ok(line));
  return new Response(null, { status: 499 });
});
