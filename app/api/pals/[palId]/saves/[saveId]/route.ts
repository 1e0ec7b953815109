import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';
import { recallSave } from '@/lib/tavus/save-skill-set';

interface Context {
  readonly params: Promise<{ palId: string; saveId: string }>;
}

/** Answers with a `SaveStatus`: what this process knows of a save. Never saves anything. */
export const GET = adminRoute(async (_request: Request, { params }: Context) =>
  respond(ok(await recallSave(await params))),
);
