'use no memo';

import { CircleAlert, CircleHelp, Info, TriangleAlert } from 'lucide-react';
import type { HealthNote } from '@/components/skills/define-skill';

interface CardNotesProps {
  readonly health: readonly HealthNote[];
  readonly errors: readonly string[];
}

const LEVELS = {
  warning: { Icon: TriangleAlert, className: 'text-warn', word: 'Warning: ' },
  info: { Icon: Info, className: 'text-muted', word: 'Note: ' },
  unchecked: { Icon: CircleHelp, className: 'text-muted', word: 'Not checked: ' },
} as const;

/** What a card has to say beside its settings: the API's refusals first, then health notes. */
export function CardNotes({ health, errors }: CardNotesProps) {
  if (health.length + errors.length === 0) return null;
  return (
    <ul className="space-y-1 border-t border-line px-4 py-3 text-sm">
      {errors.map((message, index) => (
        <li key={`error-${index}`} className="flex gap-2 text-bad">
          <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span className="break-words">{message}</span>
        </li>
      ))}
      {health.map(({ level, text }) => {
        const { Icon, className, word } = LEVELS[level];
        return (
          <li key={text} className={`flex gap-2 ${className}`}>
            <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
            <span className="min-w-0 break-words">
              <span className="sr-only">{word}</span>
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
