'use client';

import {
  useDeferredValue,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { LiveStatus } from '@/components/ui/live-region';
import { idPart } from '@/lib/well-formed';
import { countText } from '../list/count-words';
import { searchEntries, type PaletteEntry, type toSearchable } from './entries';
import { PaletteList } from './palette-list';

const SHOWN_AT_MOST = 50;

interface SearchDialogProps {
  title: string;
  /** What the field searches: "Search PALs, pages and actions". */
  label: string;
  /** What the field begins with. */
  typed?: string | undefined;
  entries: ReturnType<typeof toSearchable>;
  isReading: boolean;
  /** Why there may be more than can be found here. */
  problem?: string | null;
  onChoose: (entry: PaletteEntry) => void;
  onClose: () => void;
}

/** Finds one entry by a few letters of its name or id, with the keyboard alone. */
export function SearchDialog(props: SearchDialogProps) {
  const { title, label, entries, isReading, problem = null, onChoose, onClose } = props;
  const listId = useId();
  const inputRef = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(props.typed ?? '');
  const [active, setActive] = useState(0);
  const query = useDeferredValue(typed);
  const { shown, more } = searchEntries(entries, query, SHOWN_AT_MOST);
  const chosen = shown[Math.min(active, shown.length - 1)];

  // After the dialog has opened, which puts the focus on its first button.
  useLayoutEffect(() => inputRef.current?.focus(), []);

  function choose(entry: PaletteEntry) {
    onClose();
    onChoose(entry);
  }

  function handleKeyDown(event: KeyboardEvent) {
    const to = nextActive(event.key, active, shown.length);
    if (to !== null) {
      event.preventDefault();
      setActive(to);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // Of somebody faster than the list, what it is about to show.
      const now = query === typed ? shown : searchEntries(entries, typed, SHOWN_AT_MOST).shown;
      const meant = now[Math.min(active, now.length - 1)];
      if (meant !== undefined) choose(meant);
    }
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <Input
          ref={inputRef}
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen === undefined ? undefined : optionId(listId, chosen)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="Name or id"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setActive(0);
          }}
          onKeyDown={handleKeyDown}
        />
        <PaletteList
          id={listId}
          entries={shown}
          chosen={chosen}
          optionId={(entry) => optionId(listId, entry)}
          onChoose={choose}
        />
        <LiveStatus>
          <span className="text-sm text-muted">{statusWords(shown.length, more, isReading)}</span>
        </LiveStatus>
        {problem !== null && <p className="text-sm text-warn">{problem}</p>}
      </div>
    </Dialog>
  );
}

function optionId(listId: string, entry: PaletteEntry): string {
  return `${listId}-${idPart(entry.id)}`;
}

/** Where the arrow keys lead, round at both ends; null for other keys. */
function nextActive(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % count;
    case 'ArrowUp':
      return (active - 1 + count) % count;
    case 'PageDown':
      return Math.min(active + 8, count - 1);
    case 'PageUp':
      return Math.max(active - 8, 0);
    default:
      return null;
  }
}

function statusWords(shown: number, more: number, isReading: boolean): string {
  if (isReading) return 'Loading PALs…';
  if (shown === 0) return 'No results';
  const found = shown === 1 ? '1 result' : `${countText(shown)} results`;
  return more === 0 ? found : `${found}, ${countText(more)} more: type to narrow the list`;
}
