import {
  configsOf,
  diffSkillSets,
  type SkillChange,
  type SkillConfigs,
} from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { EditorView, PalSummary, SkillInfo, SkillSetView } from '@/lib/tavus/wire';
import type { PalCopies } from './use-copies';

/** One side once it is read: what the PAL holds, and what it is meant to after the copies. */
export interface SideState {
  readonly pal: PalSummary;
  readonly name: string;
  readonly registry: readonly SkillInfo[];
  /** What was read; with copies, what they were laid on. */
  readonly baseline: SkillSetView;
  readonly base: SkillConfigs;
  readonly meant: SkillConfigs;
  readonly changes: readonly SkillChange[];
  readonly draftKey: string | null;
  /** Whether Tavus was seen to hold something else since the copies were made. */
  readonly isMoved: boolean;
}

export function sideState(view: EditorView, copies: PalCopies | undefined): SideState {
  const baseline = copies?.baseline ?? view.set;
  const base = configsOf(fromWire(baseline.skills));
  const meant = copies?.meant ?? base;
  return {
    pal: view.pal,
    name: view.pal.pal_name || 'Unnamed PAL',
    registry: view.registry ?? [],
    baseline,
    base,
    meant,
    changes: diffSkillSets(base, meant),
    draftKey: copies?.key ?? null,
    isMoved: baseline.fingerprint !== view.set.fingerprint,
  };
}

/** Why nothing can be copied into a PAL; null where something can. */
export function whyNotInto({ pal, name }: SideState): string | null {
  return pal.pal_type === 'system' ? `${name} is a stock PAL and read-only.` : null;
}
