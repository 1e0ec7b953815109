import { definitionFor } from '@/components/skills/registry';
import type { JsonNode } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import type { EditorState } from './editor-state';

/**
 * Returns the config to send in place of an edited one. One that means what Tavus holds is sent as
 * it is: what other programs store is not for a form to tidy.
 */
export function preparedConfig(
  skillId: string,
  config: JsonNode,
  held: JsonNode | undefined,
): JsonNode {
  if (equalJson(config, held)) return config;
  return definitionFor(skillId).prepare?.(config).config ?? config;
}

/** Returns by skill, in sentences, what the edits hold that is not sent. */
export function leftOutNotes({
  base,
  drafts,
}: EditorState): ReadonlyMap<string, readonly string[]> {
  const notes = new Map<string, readonly string[]>();
  for (const [skillId, { isAttached, config }] of drafts) {
    if (!isAttached || equalJson(config, base.set.get(skillId)?.config)) continue;
    const prepared = definitionFor(skillId).prepare?.(config);
    if (prepared !== undefined && prepared.notes.length > 0) notes.set(skillId, prepared.notes);
  }
  return notes;
}
