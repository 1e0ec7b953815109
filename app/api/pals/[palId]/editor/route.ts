import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { readEditor } from '@/lib/tavus/editor';

interface Context {
  readonly params: Promise<{ palId: string }>;
}

export const GET = adminRoute(async (request: Request, { params }: Context) => {
  const { palId } = await params;
  return respond(await readEditor(palId, request.signal));
});
