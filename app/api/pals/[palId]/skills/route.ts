import { fleet } from '@/components/pals/fleet/fleet';
import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';

interface Context {
  readonly params: Promise<{ palId: string }>;
}

/** One PAL's line, read now. */
export const GET = adminRoute(async (request: Request, { params }: Context) => {
  const { palId } = await params;
  const lines = fleet().sets.lines([palId], {
    signal: request.signal,
    refresh: true,
    isWanted: true,
  });
  for await (const line of lines) return respond(ok(line));
  return new Response(null, { status: 499 });
});
