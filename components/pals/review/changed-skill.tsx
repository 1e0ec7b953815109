'use client';

import { CircleMinus, CirclePlus, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { definitionFor } from '@/components/skills/registry';
import { formatJson } from '@/lib/json/print';
import type { ChangeWords } from './describe';
import { ChangeRowView } from './change-row-view';
import { losesSettings, LostSettings } from './lost-settings';

const KINDS = {
  detach: { Icon: CircleMinus, verb: 'Detach', tone: 'text-bad' },
  attach: { Icon: CirclePlus, verb: 'Attach', tone: 'text-good' },
  edit: { Icon: PencilLine, verb: 'Change', tone: 'text-accent' },
} as const;

/** One skill's change in words, with its JSON before and after behind a disclosure. */
export function ChangedSkillView({ change, name }: { change: ChangeWords; name: string }) {
  const { Icon, verb, tone } = KINDS[change.kind];
  return (
    <section className="rounded border border-line p-4">
      <h3 className="flex items-center gap-2 text-lg font-medium">
        <Icon size={18} aria-hidden className={`shrink-0 ${tone}`} />
        <span title={change.skill_id} className="min-w-0 break-words">
          {verb} <bdi>{name}</bdi>
        </span>
      </h3>
      <div className="mt-3 space-y-3">
        <Words change={change} />
        {change.notes?.map((note) => (
          <Notice key={note} tone="info">
            {note}
          </Notice>
        ))}
        {change.kind === 'edit' && <JsonSides change={change} />}
      </div>
    </section>
  );
}

function Words({ change }: { change: ChangeWords }) {
  const { skill_id, kind, rows, before } = change;
  if (kind === 'detach') {
    if (before === null || !losesSettings(change)) {
      return (
        <p className="text-sm">Removes the skill. Attaching it again resets its attach date.</p>
      );
    }
    return (
      <>
        <p className="text-sm">
          Its settings will be deleted: {definitionFor(skill_id).summarize(before)}.
        </p>
        <LostSettings rows={rows} />
      </>
    );
  }
  if (rows.length === 0) return <p className="text-sm text-muted">Default settings.</p>;
  return (
    <dl className="space-y-3">
      {rows.map((row) => (
        <ChangeRowView key={row.pointer} row={row} />
      ))}
    </dl>
  );
}

function JsonSides({ change: { before, after } }: { change: ChangeWords }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className="min-h-6 cursor-pointer rounded text-sm text-muted">View JSON</summary>
      {isOpen && (
        <div className="mt-2 grid gap-2 sm:grid-cols-2">
          <JsonSide title="Before" text={before === null ? '' : formatJson(before)} />
          <JsonSide title="After" text={after === null ? '' : formatJson(after)} />
        </div>
      )}
    </details>
  );
}

function JsonSide({ title, text }: { title: string; text: string }) {
  return (
    <figure className="min-w-0">
      <figcaption className="text-xs text-muted">{title}</figcaption>
      <pre
        tabIndex={0}
        aria-label={title}
        className="mt-1 max-h-72 overflow-auto rounded bg-sunken p-3 font-mono text-xs"
      >
        {text}
      </pre>
    </figure>
  );
}
