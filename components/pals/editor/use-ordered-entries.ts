'use client';

import { useState } from 'react';
import type { SkillSet } from '@/lib/skill-set/skill-set';
import type { EditorView } from '@/lib/tavus/wire';
import type { Drafts } from './editor-state';
import { skillEntries, type SkillEntry } from './skill-entries';

/** The cards in the order they had when the page opened: a save must not make them jump. */
export function useOrderedEntries(
  registry: EditorView['registry'],
  set: SkillSet,
  drafts: Drafts,
): SkillEntry[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const entries = skillEntries(registry, set, drafts);
  const added = entries.map(({ skill_id }) => skill_id).filter((id) => !order.includes(id));
  const all = [...order, ...added];
  if (added.length > 0) setOrder(all);
  const rank = new Map(all.map((id, index) => [id, index]));
  return entries.toSorted((a, b) => (rank.get(a.skill_id) ?? 0) - (rank.get(b.skill_id) ?? 0));
}
