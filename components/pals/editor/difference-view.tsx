import { ChangeRowView } from '@/components/pals/review/change-row-view';
import type { ChangeWords } from '@/components/pals/review/describe';

interface DifferenceViewProps {
  readonly words: readonly ChangeWords[];
  readonly nameOf: (skillId: string) => string;
}

const STATES = { attach: 'is attached', detach: 'is not attached', edit: '' } as const;

/** How one set differs from another, skill by skill; texts word by word. */
export function DifferenceView({ words, nameOf }: DifferenceViewProps) {
  return (
    <ul className="mt-2 space-y-3">
      {words.map(({ skill_id, kind, rows }) => (
        <li key={skill_id} className="border-l border-line pl-3 break-words">
          <p>
            <span className="font-medium">{nameOf(skill_id)}</span> {STATES[kind]}
          </p>
          {kind === 'edit' && (
            <dl className="mt-1 space-y-2">
              {rows.map((row) => (
                <ChangeRowView key={row.pointer} row={row} />
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
