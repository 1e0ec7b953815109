'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';

/** The password, which can be shown; without scripts it just stays hidden. */
export function PasswordField({ isWrong }: { isWrong: boolean }) {
  const [isShown, setIsShown] = useState(false);
  const isHydrated = useIsHydrated();
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field id="password" label="Password">
      {(aria) => (
        <div className="relative">
          <Input
            {...aria}
            name="password"
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            autoFocus
            required
            aria-invalid={isWrong || undefined}
            aria-describedby={isWrong ? 'sign-in-error' : undefined}
            className="h-10 pr-11 pointer-coarse:h-11"
          />
          {isHydrated && (
            <button
              type="button"
              aria-label="Show the password"
              aria-pressed={isShown}
              title={isShown ? 'Hide the password' : 'Show the password'}
              onClick={() => setIsShown(!isShown)}
              className="absolute inset-y-1 right-1 flex w-9 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink"
            >
              <Icon aria-hidden className="size-4" />
            </button>
          )}
        </div>
      )}
    </Field>
  );
}
