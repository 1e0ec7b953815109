import { Badge } from '@/components/ui/badge';
import { ChangeRowView } from '@/components/pals/review/change-row-view';
import type { MergedWords } from './conflict-words';

interface MergedListProps {
  readonly words: readonly MergedWords[];
  readonly nameOf: (skillId: string) => string;
}

const VERBS = { attach: 'attached', detach: 'detached' } as const;
const OWNERS = { mine: 'yours', theirs: 'theirs', both: 'both' } as const;

/** What needs no answer: a line a change and whose it is, each in full for those who look. */
export function MergedList({ words, nameOf }: MergedListProps) {
  return (
    <section aria-labelledby="merged-title" className="space-y-2">
      <h3 id="merged-title" className="text-lg font-medium">
        Merged automatically
      </h3>
      {words.length === 0 ? (
        <p className="text-muted">Nothing: both of you changed the same things only.</p>
      ) : (
        <ul className="space-y-1">
          {words.flatMap(({ skill_id, kind, rows, owners }) =>
            (kind === 'edit' ? rows.map(({ label }) => label) : [VERBS[kind]]).map(
              (what, index) => (
                <li key={`${skill_id} ${index}`} className="flex flex-wrap items-center gap-x-2">
                  <span className="min-w-0 break-words">
                    <span className="font-medium">{nameOf(skill_id)}</span>
                    {kind === 'edit' ? ': ' : ' '}
                    {what}
                  </span>{' '}
                  <Badge>{OWNERS[owners[index] ?? 'both']}</Badge>
                </li>
              ),
            ),
          )}
        </ul>
      )}
      {words.some(({ rows }) => rows.length > 0) && (
        <details>
          <summary className="min-h-6 cursor-pointer rounded text-sm text-muted">
            Show details
          </summary>
          {words.map(
            ({ skill_id, rows }) =>
              rows.length > 0 && (
                <div key={skill_id} className="mt-2 space-y-2 border-l border-line pl-3">
                  <h4 className="font-medium">{nameOf(skill_id)}</h4>
                  <dl className="space-y-2">
                    {rows.map((row) => (
                      <ChangeRowView key={row.pointer} row={row} />
                    ))}
                  </dl>
                </div>
              ),
          )}
        </details>
      )}
    </section>
  );
}
