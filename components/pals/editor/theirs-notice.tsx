'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Timestamp } from '@/components/ui/timestamp';
import { describeChanges } from '@/components/pals/review/describe';
import type { WordsContext } from '@/components/skills/define-skill';
import { configsOf, diffSkillSets, type SkillChange } from '@/lib/skill-set/changes';
import { rebaseChanges } from '@/lib/skill-set/rebase';
import { changesOf, type EditorState } from './editor-state';
import { ChangeLines } from './change-lines';

interface TheirsNoticeProps {
  readonly state: EditorState;
  readonly wasRefused: boolean;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly onTake: (fitting: readonly SkillChange[]) => void;
}

/**
 * Somebody changed the set on Tavus while there are edits here. Nothing is lost by itself: the
 * person sees what changed and what of the edits still fits, and takes the new state or waits.
 */
export function TheirsNotice({ state, wasRefused, context, nameOf, onTake }: TheirsNoticeProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (state.theirs === null) return null;
  const [base, theirs] = [configsOf(state.base.set), configsOf(state.theirs.set)];
  const changed = describeChanges(diffSkillSets(base, theirs), base, theirs, context);
  const { fitting, overlapping } = rebaseChanges(base, changesOf(state), theirs);
  const lost = overlapping.map(({ change }) => change);
  return (
    <Notice
      tone="warn"
      title={
        wasRefused
          ? 'Not saved: the skills changed on Tavus since you opened this page'
          : 'The skills changed on Tavus since you opened this page'
      }
      actions={
        <>
          <Button
            variant="primary"
            onClick={() => (lost.length === 0 || isAsking ? onTake(fitting) : setIsAsking(true))}
          >
            {isAsking ? 'Take it and drop those edits' : 'Take the new state, keep my edits'}
          </Button>
          <Button onClick={() => onTake([])}>Drop my edits and reload</Button>
        </>
      }
    >
      <p className="mb-1">
        <Timestamp label="Read" value={state.theirs.view.read_at} />
      </p>
      <ChangeLines words={changed} nameOf={nameOf} />
      <p className="mt-2">
        {lost.length === 0
          ? 'Your edits are kept, and all of them still fit.'
          : fitting.length === 0
            ? 'Your edits are kept. They are about the same settings, so they cannot be laid on the new state.'
            : 'Your edits are kept. Those about the same settings cannot be laid on the new state:'}
      </p>
      {lost.length > 0 && (
        <ul className="list-disc pl-5">
          {overlapping.map(({ change, reason }, index) => (
            <li key={index} className="break-words">
              <span className="font-medium">{nameOf(change.skill_id)}</span>: {reason}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
