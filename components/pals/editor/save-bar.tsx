'use client';

import { ChevronUp, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { duration } from '@/components/layout/duration';
import { Button } from '@/components/ui/button';
import {
  countChanges,
  describeEdits,
  plural,
  type ChangeWords,
  type Edits,
} from '@/components/pals/review/describe';
import type { JsonPointer } from '@/lib/json/pointer';
import { REVIEW_BUTTON_ID } from './review-button-id';
import { LONG_WAIT_SECONDS } from './standing';
import { useSecondsLeft } from '@/components/ui/use-seconds-left';

interface SaveBarProps {
  readonly edits: Edits;
  readonly nameOf: (skillId: string) => string;
  readonly isSaving: boolean;
  /** Until when nothing may be sent, in milliseconds since 1970. */
  readonly retryAt: number | null;
  /** Whether there is nothing left to save to. */
  readonly isGone: boolean;
  readonly on: SaveBarEvents;
}

export interface SaveBarEvents {
  readonly review: () => void;
  /** The same, before the pause that Tavus asked for is over. */
  readonly tryNow: () => void;
  readonly discard: () => void;
  readonly jump: (skillId: string) => void;
  readonly resetField: (skillId: string, pointer: JsonPointer) => void;
  readonly revert: (skillId: string) => void;
}

const VERBS = { attach: 'Attach', detach: 'Detach', edit: 'Change' } as const;

/** Stands at the foot of the page while something is unsaved. */
export function SaveBar({ edits, nameOf, isSaving, retryAt, isGone, on }: SaveBarProps) {
  const secondsLeft = useSecondsLeft(retryAt);
  const [isListOpen, setIsListOpen] = useState(false);
  const words = describeEdits(edits);
  const title = `${plural(countChanges(words), 'change')} in ${plural(words.length, 'skill')}`;
  return (
    <div>
      {isListOpen && (
        <ul
          id="unsaved-changes"
          className="mb-2 max-h-[40vh] space-y-3 overflow-y-auto border-b border-line pb-3"
        >
          {words.map((change) => (
            <ChangedSkill
              key={change.skill_id}
              change={change}
              name={nameOf(change.skill_id)}
              on={on}
            />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <button
          type="button"
          aria-expanded={isListOpen}
          aria-controls="unsaved-changes"
          onClick={() => setIsListOpen(!isListOpen)}
          className="-ml-2 flex min-h-8 items-center gap-2 rounded px-2 font-medium tabular-nums hover:bg-sunken"
        >
          <ChevronUp
            size={16}
            aria-hidden
            className={`transition-transform duration-150 motion-reduce:transition-none ${isListOpen ? 'rotate-180' : ''}`}
          />
          {title}
        </button>
        <div className="flex gap-2 max-sm:w-full max-sm:*:flex-1">
          {secondsLeft > LONG_WAIT_SECONDS && !isGone && (
            <Button variant="secondary" onClick={on.tryNow} disabled={isSaving}>
              Try now
            </Button>
          )}
          <Button variant="secondary" onClick={on.discard} disabled={isSaving}>
            Discard
          </Button>
          <Button
            id={REVIEW_BUTTON_ID}
            variant="primary"
            onClick={on.review}
            isBusy={isSaving}
            disabled={isGone || secondsLeft > 0}
          >
            <span className="tabular-nums">
              Review and save{secondsLeft > 0 && ` in ${duration(secondsLeft)}`}
            </span>
          </Button>
        </div>
      </div>
    </div>
  );
}

interface ChangedSkillProps {
  readonly change: ChangeWords;
  readonly name: string;
  readonly on: SaveBarEvents;
}

function ChangedSkill({ change: { skill_id, kind, rows }, name, on }: ChangedSkillProps) {
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-2">
        <button
          type="button"
          onClick={() => on.jump(skill_id)}
          className="min-h-6 rounded text-left text-accent underline underline-offset-2"
        >
          {VERBS[kind]} {name}
        </button>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => on.revert(skill_id)}
          aria-label={`Revert ${name}`}
        >
          Revert
        </Button>
      </div>
      {kind === 'edit' && (
        <ul className="mt-1 space-y-1 border-l border-line pl-3 text-sm">
          {rows.map(({ pointer, label }) => (
            <li key={pointer} className="flex items-center gap-2">
              <span className="min-w-0 break-words">{label}</span>
              <Button
                size="sm"
                variant="ghost"
                icon={<RotateCcw size={14} aria-hidden />}
                onClick={() => on.resetField(skill_id, pointer)}
                aria-label={`Reset ${label} of ${name}`}
              >
                Reset
              </Button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
