'use client';

import { ChevronDown, Undo2 } from 'lucide-react';
import { Suspense } from 'react';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import { Timestamp } from '@/components/ui/timestamp';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import type { HealthNote, InvalidText } from '@/components/skills/define-skill';
import { FormSkeleton } from '@/components/skills/form-skeleton';
import type { SkillAttachment } from '@/lib/skill-set/skill-set';
import { wellFormed } from '@/lib/well-formed';
import type { CardErrors } from './api-errors';
import { CardNotes } from './card-notes';
import type { SkillDraft } from './editor-state';
import { PartBoundary } from '@/components/ui/part-boundary';
import { whyReadOnly, type ReadOnlyReason } from './read-only';
import { idPrefixOf, type SkillEntry } from './skill-entries';
import { SkillState } from './skill-state';

export interface SkillCardProps {
  readonly entry: SkillEntry;
  readonly draft: SkillDraft;
  /** As the base has it; undefined where the skill is not attached there. */
  readonly attachment: SkillAttachment | undefined;
  readonly isChanged: boolean;
  readonly health: readonly HealthNote[];
  readonly errors: CardErrors | undefined;
  readonly showAllIssues: boolean;
  /** Why nothing can be edited here by whoever looks; null where it can. */
  readonly readOnlyBecause: ReadOnlyReason | null;
  /** Raw settings of a skill that the registry could not be asked about are not for editing. */
  readonly isSettingsReadOnly: boolean;
  readonly isOpen: boolean;
  /** Whether the form was open once: then it stays mounted, with all that was typed. */
  readonly wasOpened: boolean;
  readonly on: SkillCardEvents;
}

export interface SkillCardEvents {
  readonly toggle: (entry: SkillEntry, isAttached: boolean) => void;
  readonly edit: (skillId: string, config: SkillDraft['config']) => void;
  readonly invalidText: (skillId: string, invalid: InvalidText | null) => void;
  readonly revert: (skillId: string) => void;
  readonly fold: (skillId: string, isOpen: boolean) => void;
}

const LOST_FORM =
  'This form could not be loaded. Its settings stay as they are; reload the page to try again.';
const NO_ERRORS: CardErrors = { fields: {}, card: [] };

export function SkillCard(props: SkillCardProps) {
  'use no memo';
  const { entry, draft, attachment, isChanged, readOnlyBecause, on } = props;
  const { skill_id, name, definition } = entry;
  const shownId = wellFormed(skill_id);
  const willDetach = attachment !== undefined && !draft.isAttached;
  const isHydrated = useIsHydrated();
  return (
    <section
      id={shownId}
      data-skill-id={shownId}
      aria-label={name}
      className="scroll-mt-4 rounded border border-line bg-surface target:border-accent"
    >
      <div className="flex gap-3 p-4">
        <Switch
          checked={draft.isAttached}
          onCheckedChange={(isAttached) => on.toggle(entry, isAttached)}
          // Before that a click would be lost without a word.
          disabled={readOnlyBecause !== null || !isHydrated}
          aria-label={`Attach ${name}`}
          {...whyReadOnly(readOnlyBecause)}
        />
        <div className="min-w-0 flex-1">
          <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
            <h3
              dir="auto"
              className={`min-w-0 text-lg font-medium break-words ${willDetach ? 'text-muted line-through' : ''}`}
            >
              {name}
            </h3>
            <SkillState
              isAttached={draft.isAttached}
              wasAttached={attachment !== undefined}
              isChanged={isChanged}
            />
            {isChanged && (
              <Button
                size="sm"
                variant="ghost"
                icon={<Undo2 size={14} aria-hidden />}
                onClick={() => on.revert(skill_id)}
                aria-label={`Undo the changes of ${name}`}
              >
                Undo
              </Button>
            )}
          </div>
          {name !== shownId && <p className="font-mono text-xs break-all text-muted">{shownId}</p>}
          <p dir="auto" className="mt-1 text-muted">
            {entry.description}
          </p>
          {attachment !== undefined && (
            <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm text-muted">
              <Timestamp label="Attached" value={attachment.attached_at} />
              <Timestamp label="Updated" value={attachment.updated_at} />
            </p>
          )}
        </div>
      </div>
      <CardNotes health={draft.isAttached ? props.health : []} errors={props.errors?.card ?? []} />
      {(definition.hasSettings(draft.config) || definition.hasSettings(draft.origin)) && (
        <SettingsFold {...props} />
      )}
    </section>
  );
}

/** The settings: one line while folded; the form stays mounted once it was opened. */
function SettingsFold(props: SkillCardProps) {
  const { entry, draft, attachment, isOpen, wasOpened, on } = props;
  const { skill_id, name, definition } = entry;
  // A form in the server's HTML would lose what is typed into it before its code has come.
  const isHydrated = useIsHydrated();
  if (!draft.isAttached && attachment === undefined && !wasOpened) return null;
  const panelId = `${idPrefixOf(skill_id)}-settings`;
  const { Form, formRoom } = definition;
  const skeleton = <FormSkeleton room={formRoom} />;
  return (
    <div className="border-t border-line" hidden={!draft.isAttached && attachment === undefined}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        aria-label={`Settings of ${name}`}
        onClick={() => on.fold(skill_id, !isOpen)}
        className="flex min-h-10 w-full items-center gap-2 rounded px-4 py-2 text-left text-sm hover:bg-sunken"
      >
        <ChevronDown
          size={16}
          aria-hidden
          className={`shrink-0 transition-transform duration-150 motion-reduce:transition-none ${isOpen ? '' : '-rotate-90'}`}
        />
        <span className="font-medium">Settings</span>
        <span className="min-w-0 truncate text-muted">{definition.summarize(draft.config)}</span>
      </button>
      <div
        id={panelId}
        hidden={!isOpen}
        className="max-w-form px-4 pt-2 pb-5"
        {...(props.readOnlyBecause && {
          role: 'group',
          'aria-label': `Settings of ${name}`,
          ...whyReadOnly(props.readOnlyBecause),
        })}
      >
        {!isHydrated && skeleton}
        {isHydrated && (isOpen || wasOpened) && (
          <PartBoundary fallback={<p className="text-bad">{LOST_FORM}</p>}>
            <Suspense fallback={skeleton}>
              <Form
                key={draft.revision}
                config={draft.origin}
                onConfigChange={(config) => on.edit(skill_id, config)}
                onInvalidText={(invalid) => on.invalidText(skill_id, invalid)}
                invalidText={draft.invalidText}
                apiErrors={(props.errors ?? NO_ERRORS).fields}
                showAllIssues={props.showAllIssues}
                isReadOnly={
                  props.readOnlyBecause !== null || props.isSettingsReadOnly || !draft.isAttached
                }
                idPrefix={idPrefixOf(skill_id)}
              />
            </Suspense>
          </PartBoundary>
        )}
      </div>
    </div>
  );
}
