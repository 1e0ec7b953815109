import clsx from 'clsx';
import type { FieldAria } from '@/components/form/field';

interface JsonEditorProps {
  aria: FieldAria;
  text: string;
  /** The line with the syntax error, from 1. */
  faultLine: number | null;
  onChange: (text: string) => void;
  isReadOnly: boolean;
}

/**
 * A text area with line numbers. It is as tall as its text and lies in a frame that scrolls, so the
 * numbers stay beside their lines without a script; lines never wrap, for the same reason.
 */
export function JsonEditor({ aria, text, faultLine, onChange, isReadOnly }: JsonEditorProps) {
  const lines = text.split('\n').length;
  return (
    <div className="flex max-h-[66dvh] overflow-auto rounded border border-control bg-surface font-mono text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-aria-invalid:border-bad">
      <ol
        aria-hidden
        className="h-max min-w-10 shrink-0 border-r border-line bg-sunken py-2 select-none"
      >
        {Array.from({ length: lines }, (_, index) => (
          <li
            key={index}
            className={clsx(
              'px-2 text-right tabular-nums',
              index + 1 === faultLine ? 'bg-bad-soft font-medium text-bad' : 'text-muted',
            )}
          >
            {index + 1}
          </li>
        ))}
      </ol>
      <div className="relative h-max min-w-0 flex-1">
        {faultLine !== null && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-x-0 top-2 h-5 bg-bad-soft"
            style={{ transform: `translateY(${faultLine - 1}lh)` }}
          />
        )}
        <textarea
          {...aria}
          wrap="off"
          rows={Math.max(lines, 3)}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text}
          readOnly={isReadOnly}
          onChange={(event) => onChange(event.target.value)}
          className="relative block w-full resize-none overflow-x-auto overflow-y-hidden bg-transparent px-2.5 py-2 text-ink outline-none"
        />
      </div>
    </div>
  );
}
