import 'server-only';
import { ok, type Result } from '@/lib/result';
import { viewOf } from '@/lib/skill-set/view';
import { readPal } from './pals';
import { skillRegistry } from './skill-registry';
import { readSkillSet } from './skills';
import type { EditorView } from './wire';

/**
 * Reads all that the editor of one PAL opens on, at once.
 * @returns a view only where both the PAL and its whole set were read; without the registry names
 *   and descriptions are missing, which an editor can do without
 */
export async function readEditor(palId: string, signal?: AbortSignal): Promise<Result<EditorView>> {
  const [pal, set, registry] = await Promise.all([
    readPal(palId, signal),
    readSkillSet(palId, { signal, isJoined: true }),
    skillRegistry().readAgain(),
  ]);
  // "It is gone" explains whatever else went wrong.
  if (!set.ok) return pal.ok || set.error.code === 'not_found' ? set : pal;
  if (!pal.ok) return pal;
  return ok({
    pal: pal.data,
    set: viewOf(set.data, set.read_at),
    registry: registry.ok ? registry.data : null,
  });
}
