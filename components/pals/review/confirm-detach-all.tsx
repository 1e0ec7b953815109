'use client';

import { TextField } from '@/components/form/text-field';
import { Notice } from '@/components/ui/notice';
import type { Confirmation } from '@/lib/confirm-name';

interface ConfirmDetachAllProps {
  readonly palName: string;
  readonly confirmation: Confirmation;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** Asks for the PAL's name before its last skills are removed. */
export function ConfirmDetachAll(props: ConfirmDetachAllProps) {
  const { palName, confirmation, typed, onType } = props;
  const { text, isId } = confirmation;
  return (
    <Notice
      tone="warn"
      title={`You’re removing every skill from ${palName}. Tavus can’t restore them.`}
    >
      <div className="mt-3 max-w-96">
        <TextField
          id="confirm-pal-name"
          label={isId ? `Type the id “${text}” to confirm` : `Type “${text}” to confirm`}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
    </Notice>
  );
}
