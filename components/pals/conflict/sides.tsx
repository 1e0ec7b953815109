import type { ReactNode } from 'react';
import { ListDiff } from '@/components/pals/review/list-diff';
import { WordDiff } from '@/components/pals/review/word-diff';
import { ChangeRowView } from '@/components/pals/review/change-row-view';
import { definitionFor } from '@/components/skills/registry';
import type { ChangeRow, WordsContext } from '@/components/skills/define-skill';
import type { JsonNode } from '@/lib/json/node';
import type { Conflict, Merge } from '@/lib/skill-set/merge';
import { conflictLines, sideRows, type ConflictLine } from './conflict-words';

interface SidesProps {
  readonly conflict: Conflict;
  readonly merge: Merge;
  readonly context: WordsContext;
}

/** What was, what I made of it, and what Tavus holds: side by side, one below the other on phones. */
export function Sides({ conflict, merge, context }: SidesProps) {
  if (conflict.pointer === '') {
    const side = (node: JsonNode | undefined, isBase: boolean) => (
      <SkillSide {...{ conflict, merge, context, node, isBase }} />
    );
    return (
      <Columns
        base={side(conflict.base, true)}
        mine={side(conflict.mine, false)}
        theirs={side(conflict.theirs, false)}
      />
    );
  }
  const lines = conflictLines(conflict, merge, context);
  const column = (side: (line: ConflictLine) => ReactNode) =>
    lines.map((line) => (
      <div key={line.pointer}>
        {lines.length > 1 && <p className="text-xs text-muted">{line.label}</p>}
        {side(line)}
      </div>
    ));
  return (
    <Columns
      base={column(({ base, mine, theirs }) => (
        <Plain text={base} kind={(mine ?? theirs)?.kind ?? 'value'} />
      ))}
      mine={column((line) => (
        <Changed row={line.mine} base={line.base} />
      ))}
      theirs={column((line) => (
        <Changed row={line.theirs} base={line.base} />
      ))}
    />
  );
}

function Columns({ base, mine, theirs }: Record<'base' | 'mine' | 'theirs', ReactNode>) {
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {[
        { title: 'When you opened it', side: base },
        { title: 'Yours', side: mine },
        { title: 'On Tavus now', side: theirs },
      ].map(({ title, side }) => (
        <div key={title} className="min-w-0 rounded bg-sunken p-3 text-sm">
          <h4 className="mb-1 text-xs font-medium text-muted">{title}</h4>
          <div
            tabIndex={0}
            role="group"
            aria-label={title}
            className="max-h-60 space-y-2 overflow-y-auto"
          >
            {side}
          </div>
        </div>
      ))}
    </div>
  );
}

function Plain({ text, kind }: { text: string | null; kind: ChangeRow['kind'] }) {
  if (text === null) return <p className="text-muted">Not set</p>;
  if (kind === 'list') return <ListDiff before={text} after={text} />;
  return (
    <p dir="auto" className="break-words whitespace-pre-wrap">
      {text}
    </p>
  );
}

function Changed({ row, base }: { row: ChangeRow | null; base: string | null }) {
  if (row === null) return <p className="text-muted">Unchanged</p>;
  if (row.after === null) return <p className="text-bad">Removed</p>;
  if (row.kind === 'list') return <ListDiff before={base ?? ''} after={row.after} />;
  if (row.kind === 'text') return <WordDiff before={base ?? ''} after={row.after} />;
  return <Plain text={row.after} kind={row.kind} />;
}

interface SkillSideProps extends SidesProps {
  readonly node: JsonNode | undefined;
  readonly isBase: boolean;
}

/** A skill as a whole on one side: whether it is attached, and what differs from the beginning. */
function SkillSide({ conflict, merge, context, node, isBase }: SkillSideProps) {
  if (node === undefined) {
    const isDetached = conflict.base !== undefined;
    return (
      <p className={isDetached ? 'text-bad' : ''}>{isDetached ? 'Detached' : 'Not attached'}</p>
    );
  }
  const rows = isBase ? [] : sideRows(conflict.skill_id, merge.input.base, node, context);
  return (
    <>
      <p className="break-words">Attached: {definitionFor(conflict.skill_id).summarize(node)}</p>
      {rows.length > 0 && (
        <dl className="space-y-2 *:block">
          {rows.map((row) => (
            <ChangeRowView key={row.pointer} row={row} />
          ))}
        </dl>
      )}
    </>
  );
}
