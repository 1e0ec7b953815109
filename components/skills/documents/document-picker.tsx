'use client';

import { Search } from 'lucide-react';
import { useId, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react';
import type { DocumentSummary } from '@/lib/tavus/wire';
import { Input } from '@/components/ui/input';
import { Field } from '@/components/form/field';
import { count } from '../words';
import { pastedIds } from './document-ids';
import { DocumentOptions } from './document-options';
import { canChoose, pickerOptions, type PickerOption } from './picker-options';
import { useDocumentSearch } from './use-document-search';

interface DocumentPickerProps {
  id: string;
  label: string;
  hint: string;
  pickedIds: readonly string[];
  onAddDocument: (document: DocumentSummary) => void;
  onAddIds: (ids: readonly string[]) => void;
  onBlur: () => void;
  error?: string;
}

/** A combobox over the Knowledge Base by the ARIA pattern: the focus stays in the text box. */
export function DocumentPicker(props: DocumentPickerProps) {
  const { id, label, hint, pickedIds, onAddDocument, onAddIds, onBlur, error } = props;
  const listId = useId();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [movedTo, setMovedTo] = useState<string | null>(null);
  const search = useDocumentSearch(text, isOpen);
  const options = pickerOptions(text, search.documents, pickedIds, search.hasMore);
  const isMoved = options.some(({ key }) => key === movedTo);
  const firstKey = search.isSettled && text !== '' ? options.find(canChoose)?.key : undefined;
  const activeKey = isMoved ? movedTo : (firstKey ?? null);
  const optionId = (key: string) => `${listId}-${key}`;

  function type(next: string) {
    setText(next);
    setMovedTo(null);
    setIsOpen(true);
  }

  function choose(option: PickerOption) {
    if (!canChoose(option)) return;
    if (option.kind === 'more') {
      search.loadMore();
      return;
    }
    if (option.kind === 'ids') onAddIds(option.ids);
    else onAddDocument(option.document);
    type('');
    setIsOpen(false); // or the list goes on covering what is below
  }

  function move(step: 1 | -1) {
    const at = options.findIndex(({ key }) => key === activeKey);
    const from = at === -1 && step === -1 ? options.length : at;
    const next = options[(from + step + options.length) % options.length];
    if (next === undefined) return;
    setMovedTo(next.key);
    document.getElementById(optionId(next.key))?.scrollIntoView({ block: 'nearest' });
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) move(event.key === 'ArrowDown' ? 1 : -1);
      else setIsOpen(true);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const active = options.find(({ key }) => key === activeKey);
      if (isOpen && active !== undefined) choose(active);
      else setIsOpen(true);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(false);
    }
  }

  function handlePaste(event: ClipboardEvent) {
    const ids = pastedIds(event.clipboardData.getData('text'));
    if (ids.length === 0 || text !== '') return;
    event.preventDefault();
    onAddIds(ids);
    setIsOpen(false);
  }

  function handleBlur(event: FocusEvent) {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setIsOpen(false);
    onBlur();
  }

  return (
    <div className="relative" onBlur={handleBlur}>
      <Field id={id} label={label} hint={hint} error={error}>
        {(aria) => (
          <div className="relative">
            <Search
              aria-hidden
              className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
            />
            <Input
              {...aria}
              role="combobox"
              aria-expanded={isOpen}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={isOpen && activeKey !== null ? optionId(activeKey) : undefined}
              autoComplete="off"
              spellCheck={false}
              className="pl-8"
              placeholder="Search the Knowledge Base"
              value={text}
              onChange={(event) => type(event.target.value)}
              onClick={() => setIsOpen(true)}
              onKeyDown={handleKeyDown}
              onPaste={handlePaste}
            />
            {isOpen && (
              <DocumentOptions
                listId={listId}
                optionId={optionId}
                options={options}
                activeKey={activeKey}
                search={search}
                text={text.trim()}
                onChoose={choose}
              />
            )}
          </div>
        )}
      </Field>
      <p aria-live="polite" className="sr-only">
        {isOpen && search.isSettled && search.state === 'data'
          ? `${count(search.documents.length, 'document')} listed`
          : ''}
      </p>
    </div>
  );
}
