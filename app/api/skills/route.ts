import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';
import { skillRegistry } from '@/lib/tavus/skill-registry';

/** The skills Tavus has, with their names: `{ skills: SkillInfo[] }`. */
export const GET = adminRoute(async () => {
  const registry = await skillRegistry().get();
  return respond(registry.ok ? ok({ skills: registry.data }) : registry);
});
