'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { LiveStatus } from '@/components/ui/live-region';
import { Notice } from '@/components/ui/notice';
import { plural } from '@/components/pals/review/describe';
import type { WordsContext } from '@/components/skills/define-skill';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { resolveMerge, type Merge } from '@/lib/skill-set/merge';
import { ConflictRow } from './conflict-row';
import { lostWords, mergedWords } from './conflict-words';
import { MergedList } from './merged-list';
import { ReplaceAll } from './replace-all';
import type { Choices } from './use-choices';

interface MergeDialogProps {
  readonly merge: Merge;
  /** The fingerprint of what Tavus holds: another one while this is open is another conflict. */
  readonly theirsFingerprint: string;
  readonly wasRefused: boolean;
  /** Skills whose form holds a text that is no config yet. */
  readonly unreadable: readonly string[];
  readonly choices: Choices;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly on: MergeDialogEvents;
}

interface MergeDialogEvents {
  readonly merged: (configs: SkillConfigs) => void;
  readonly dropMine: () => void;
  readonly mend: (skillId: string) => void;
  readonly close: () => void;
}

/** Two people's changes of one set made one: what merges by itself, and what has to be chosen. */
export function MergeDialog(props: MergeDialogProps) {
  const { merge, theirsFingerprint, unreadable, choices, context, nameOf, on } = props;
  const { conflicts, input } = merge;
  const [openedOn] = useState(theirsFingerprint);
  const [wasPressed, setWasPressed] = useState(false);
  // Asked anew where more came in: what was agreed to lose is no longer all of it.
  const [replacing, setReplacing] = useState<string | null>(null);
  const isReplacing = replacing === theirsFingerprint;
  const ref = useRef<HTMLDivElement>(null);
  const open = conflicts.filter((conflict) => choices.kindOf(conflict) === null).length;

  function saveMerged() {
    const configs = resolveMerge(merge, choices.made(conflicts));
    const [toMend] = unreadable;
    if (toMend !== undefined) return on.mend(toMend);
    if (configs !== null) return on.merged(configs);
    setWasPressed(true);
    ref.current?.querySelector<HTMLInputElement>('[data-open] input')?.focus();
  }

  return (
    <Dialog
      title="Merge changes"
      size="lg"
      onClose={on.close}
      footer={
        isReplacing ? (
          <>
            <Button onClick={() => setReplacing(null)}>Back</Button>
            <Button variant="danger" onClick={() => on.merged(input.mine)}>
              Overwrite their changes
            </Button>
          </>
        ) : (
          <>
            <Button onClick={on.close}>Keep editing</Button>
            <Button variant="primary" onClick={saveMerged}>
              Save merged
            </Button>
          </>
        )
      }
    >
      <div ref={ref} className="space-y-5">
        <LiveStatus>
          <div className="space-y-2">
            {theirsFingerprint !== openedOn && (
              <Notice tone="warn" title="Tavus changed again while you were merging">
                Choices about what stayed the same are kept.
              </Notice>
            )}
            {unreadable.length > 0 && (
              <Notice tone="warn" title="Fix the invalid JSON first">
                The JSON of {new Intl.ListFormat('en').format(unreadable.map(nameOf))} is not valid.
                Merging would discard it.
              </Notice>
            )}
            <p>{standOf(props.wasRefused, conflicts.length, open)}</p>
          </div>
        </LiveStatus>
        {isReplacing ? (
          <ReplaceAll lost={lostWords(input, context)} nameOf={nameOf} />
        ) : (
          <>
            <MergedList words={mergedWords(merge, context)} nameOf={nameOf} />
            {conflicts.map((conflict, index) => (
              <ConflictRow
                key={`${conflict.skill_id} ${conflict.pointer}`}
                id={`conflict-${index}`}
                name={nameOf(conflict.skill_id)}
                conflict={conflict}
                merge={merge}
                choices={choices}
                isMissed={wasPressed}
                context={context}
              />
            ))}
            <section aria-labelledby="instead-title" className="border-t border-line pt-4">
              <h3 id="instead-title" className="mb-2 font-medium">
                Instead of merging
              </h3>
              <div className="flex flex-wrap gap-2">
                <Button onClick={on.dropMine}>Discard my changes</Button>
                <Button onClick={() => setReplacing(theirsFingerprint)}>
                  Overwrite with my changes
                </Button>
              </div>
            </section>
          </>
        )}
      </div>
    </Dialog>
  );
}

function standOf(wasRefused: boolean, asked: number, open: number): string {
  const sent = wasRefused ? 'Not saved. Someone changed this PAL. ' : '';
  if (asked === 0) return `${sent}No conflicts: both sets of changes can be merged.`;
  if (open === 0) return `${sent}All conflicts are resolved.`;
  return `${sent}${plural(open, 'conflict')} to resolve.`;
}
