import type { QueryClient } from '@tanstack/react-query';
import { describeWireSkills } from '@/components/pals/fleet/describe-skills';
import { palKeys, rememberSkills } from '@/components/pals/queries';
import type { EditorView, SkillSetView } from '@/lib/tavus/wire';

/**
 * Keeps the set that a save brought where every view reads it. Reads that began before are dropped:
 * theirs is older, whatever the clocks of the servers say that answered.
 */
export async function rememberSaved(
  client: QueryClient,
  palId: string,
  set: SkillSetView,
): Promise<void> {
  const queryKey = palKeys.editor(palId);
  await client.cancelQueries({ queryKey });
  client.setQueryData<EditorView>(queryKey, (view) => view && { ...view, set });
  const view = client.getQueryData<EditorView>(queryKey);
  const skills = describeWireSkills(set.skills, {
    pipelineMode: view?.pal.pipeline_mode ?? null,
    // Not looked up here; the next reading of the list has them again.
    documents: new Map(),
  });
  rememberSkills(client, { pal_id: palId, ok: true, skills, read_at: set.read_at });
}
