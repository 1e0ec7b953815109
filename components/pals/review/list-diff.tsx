import { diffArrays } from 'diff';

interface ListDiffProps {
  readonly before: string;
  readonly after: string;
}

/** Two versions of an ordered list, one item a line: kept, gone and new items in their order. */
export function ListDiff({ before, after }: ListDiffProps) {
  const parts = diffArrays(linesOf(before), linesOf(after));
  return (
    <ul className="space-y-0.5">
      {parts.flatMap((part, index) =>
        part.value.map((item, position) => (
          <li key={`${index}-${position}`} className="flex gap-2">
            <Mark isAdded={part.added} isRemoved={part.removed} />
            <span
              dir="auto"
              className={`min-w-0 break-words ${part.added ? 'text-good' : ''} ${part.removed ? 'text-bad line-through' : ''}`}
            >
              {item}
            </span>
          </li>
        )),
      )}
    </ul>
  );
}

function Mark({ isAdded, isRemoved }: { isAdded: boolean; isRemoved: boolean }) {
  const [sign, word] = isAdded ? ['+', 'added: '] : isRemoved ? ['−', 'removed: '] : ['', 'kept: '];
  return (
    <span className="w-3 shrink-0 text-center font-mono">
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{word}</span>
    </span>
  );
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
