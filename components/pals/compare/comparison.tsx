'use client';
'use no memo';

import { useState } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { useIdentity } from '@/components/layout/identity';
import type { WordsContext } from '@/components/skills/define-skill';
import { definitionFor } from '@/components/skills/registry';
import { useDocumentStates } from '@/components/skills/use-document-states';
import { Button } from '@/components/ui/button';
import { LiveStatus } from '@/components/ui/live-region';
import { Notice } from '@/components/ui/notice';
import {
  compareSkillSets,
  countDiffering,
  type ComparedField,
  type ComparedSkill,
} from './compare';
import { wellFormed } from '@/lib/well-formed';
import { CompareToolbar } from './compare-toolbar';
import { copied, isChanged } from './copy';
import { CanCopyContext } from './copy-to';
import { CopiesNotice } from './copies-notice';
import { whyNotInto, type SideState } from './side-state';
import { SIDES, otherSide, type Side } from './sides';
import { anchorOf, SkillComparison } from './skill-comparison';
import type { Copies } from './use-copies';

interface ComparisonProps {
  sides: Readonly<Record<Side, SideState>>;
  copies: Copies;
  onlyDifferences: boolean;
  onOnlyDifferences: (isOnly: boolean) => void;
}

const COUNT_ID = 'how-many-differ';

/** Two PALs that are read, skill by skill, and what was copied between them. */
export function Comparison({ sides, copies, onlyDifferences, onOnlyDifferences }: ComparisonProps) {
  const { role } = useIdentity();
  const [said, setSaid] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const context = useDocumentNames(sides);
  const skills = compareSkillSets(sides.left.meant, sides.right.meant, context);
  const isSamePal = sides.left.pal.pal_id === sides.right.pal.pal_id;
  const mayCopy = role === 'editor' && !isSamePal;
  const isCopied = ({ skill_id }: ComparedSkill) =>
    SIDES.some((side) =>
      isChanged(sides[side].base, sides[side].meant, { skill_id, pointer: null }),
    );
  const shown = skills.filter(
    (skill) => !onlyDifferences || skill.standing !== 'same' || isCopied(skill),
  );
  const nameOf = (skillId: string) =>
    SIDES.flatMap((side) => sides[side].registry).find(({ skill_id }) => skill_id === skillId)
      ?.name ?? wellFormed(skillId);

  function copy(from: Side, { skill_id }: ComparedSkill, field: ComparedField | null) {
    const [source, target] = [sides[from], sides[otherSide(from)]];
    const pointer = field?.pointer ?? null;
    const meant = copied(source.meant, target.meant, { skill_id, pointer });
    const isKept = copies.put(target.pal.pal_id, target.baseline, meant);
    setIsRefused(!isKept);
    if (!isKept) return;
    setSaid(`${field?.label ?? nameOf(skill_id)} copied to ${target.name}. It is not saved.`);
    focusSoon(anchorOf(skill_id, pointer), anchorOf(skill_id, null));
  }

  function undo({ pal, name }: SideState) {
    copies.undo(pal.pal_id);
    setSaid(`The copies into ${name} are undone.`);
    focusSoon(COUNT_ID);
  }

  return (
    <div className="flex flex-col gap-3">
      <CompareToolbar
        countId={COUNT_ID}
        total={skills.length}
        differing={countDiffering(skills)}
        onlyDifferences={onlyDifferences}
        onOnlyDifferences={onOnlyDifferences}
      />
      <LiveStatus>
        <span className="sr-only">{said}</span>
      </LiveStatus>
      <Limits sides={sides} isSamePal={isSamePal} isViewer={role !== 'editor'} />
      {isRefused && (
        <Notice tone="warn" title="Couldn't copy">
          Browser storage is full or turned off.
        </Notice>
      )}
      {!isSamePal &&
        SIDES.map((side) => (
          <CopiesNotice
            key={side}
            state={sides[side]}
            context={context}
            onUndo={() => undo(sides[side])}
          />
        ))}
      <CanCopyContext value={copies.isReady}>
        {shown.map((skill) => (
          <SkillComparison
            key={skill.skill_id}
            skill={skill}
            name={nameOf(skill.skill_id)}
            sides={sides}
            canCopyTo={{
              left: mayCopy && whyNotInto(sides.left) === null,
              right: mayCopy && whyNotInto(sides.right) === null,
            }}
            onlyDifferences={onlyDifferences}
            onCopy={(from, field) => copy(from, skill, field)}
          />
        ))}
      </CanCopyContext>
      {skills.length === 0 && (
        <EmptyState title="Neither PAL has a skill">There is nothing to compare.</EmptyState>
      )}
      {skills.length > 0 && shown.length === 0 && (
        <EmptyState
          title="No differences"
          action={<Button onClick={() => onOnlyDifferences(false)}>Show all skills</Button>}
        >
          Both sides have the same skills with the same settings.
        </EmptyState>
      )}
    </div>
  );
}

interface LimitsProps {
  sides: ComparisonProps['sides'];
  isSamePal: boolean;
  isViewer: boolean;
}

/** Why something cannot be copied, said once instead of at each button that is not there. */
function Limits({ sides, isSamePal, isViewer }: LimitsProps) {
  const reasons = isSamePal
    ? ['Both sides are the same PAL.']
    : isViewer
      ? ['You have view-only access. Editors can copy between PALs.']
      : SIDES.flatMap((side) => whyNotInto(sides[side]) ?? []);
  return reasons.map((reason) => (
    <Notice key={reason} tone="info">
      {reason}
    </Notice>
  ));
}

function useDocumentNames(sides: ComparisonProps['sides']): WordsContext {
  const documents = useDocumentStates(
    SIDES.flatMap((side) =>
      [...sides[side].meant].flatMap(([id, config]) => definitionFor(id).documentIds(config)),
    ),
  );
  return {
    documentName: (id) => {
      const known = documents.get(id);
      return known?.state === 'found' ? known.name : undefined;
    },
  };
}

/** The first of these that is on the page once it shows what was done. */
function focusSoon(...ids: readonly string[]): void {
  requestAnimationFrame(() => {
    const target = ids.map((id) => document.getElementById(id)).find((it) => it !== null);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
  });
}
