import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { ok, type Result } from '@/lib/result';
import type { SaveOutcome } from '@/lib/skill-set/outcome';
import { recallSave } from '@/lib/tavus/save-skill-set';

interface Context {
  readonly params: Promise<{ palId: string; saveId: string }>;
}

/** How a save ended, once it has: for a browser that left during it. Null where it is not known. */
export const GET = adminRoute(async (_request: Request, { params }: Context) => {
  const known: Result<SaveOutcome | null> = (await recallSave(await params)) ?? ok(null);
  return respond(known);
});
