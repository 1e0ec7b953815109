import { fleet } from '@/components/pals/fleet/fleet';
import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';

interface Context {
  readonly params: Promise<{ palId: string }>;
}

/** A person waits for this one: without a check of its documents rather than late. */
const DOCUMENTS_MS = 2_000;

/** One PAL's line, read now. */
export const GET = adminRoute(async (request: Request, { params }: Context) => {
  const { palId } = await params;
  const lines = fleet().sets.lines([palId], {
    signal: request.signal,
    refresh: true,
    isWanted: true,
    waitMs: DOCUMENTS_MS,
  });
  for await (const line of lines) return respond(ok(line));
  return new Response(null, { status: 499 });
});
