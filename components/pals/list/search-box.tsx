'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Input } from '@/components/ui/input';
import { isTyping } from '@/components/ui/is-typing';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';

interface SearchBoxProps {
  value: string;
  onValueChange: (value: string) => void;
  label?: string;
  placeholder?: string;
}

/** The search field; "/" anywhere outside a field brings the cursor here. */
export function SearchBox({
  value,
  onValueChange,
  label = 'Search PALs',
  placeholder = 'Search by name or id',
}: SearchBoxProps) {
  const isHydrated = useIsHydrated();
  const inputRef = useRef<HTMLInputElement>(null);

  useEffect(() => {
    function focusOnSlash(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      inputRef.current?.focus();
      inputRef.current?.select();
    }
    document.addEventListener('keydown', focusOnSlash);
    return () => document.removeEventListener('keydown', focusOnSlash);
  }, []);

  return (
    <div className="relative min-w-0 flex-1 basis-64">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        ref={inputRef}
        aria-label={label}
        aria-keyshortcuts="/"
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
        placeholder={placeholder}
        spellCheck={false}
        value={value}
        // What is typed before the page's code is there would be lost.
        readOnly={!isHydrated}
        onChange={(event) => onValueChange(event.target.value)}
        className="pl-8"
      />
    </div>
  );
}
