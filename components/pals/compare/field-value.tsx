'use no memo';

import { wellFormed } from '@/lib/well-formed';
import type { ComparedField } from './compare';

const LONG_TEXT = 400;
const MANY_LINES = 8;

interface FieldValueProps {
  kind: ComparedField['kind'];
  /** null where the side says nothing of the field. */
  text: string | null;
  isAttached: boolean;
  /** Whose value it is, for a box that scrolls. */
  label: string;
}

/** What one side says of a field. What is long scrolls in a box of its own. */
export function FieldValue({ kind, text, isAttached, label }: FieldValueProps) {
  if (text === null) {
    return <p className="text-sm text-muted">{isAttached ? 'Not set' : 'Skill not attached'}</p>;
  }
  const shown = wellFormed(text);
  const lines = shown.split('\n');
  const value =
    kind === 'list' ? (
      <ol className="list-inside list-decimal space-y-0.5 marker:text-muted">
        {lines.map((line, index) => (
          <li key={index} dir="auto" className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ol>
    ) : (
      <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {shown === '' ? <span className="text-muted">Empty text</span> : shown}
      </p>
    );
  if (text.length <= LONG_TEXT && lines.length <= MANY_LINES) {
    return <div className="text-sm">{value}</div>;
  }
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className="max-h-56 overflow-y-auto overscroll-contain rounded border border-line bg-canvas p-2 text-sm"
    >
      {value}
    </div>
  );
}
