'use client';
'use no memo';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Segmented } from '@/components/form/segmented';

const OPTIONS = [
  { value: 'light', title: 'Light', label: <Choice icon={Sun} name="Light" /> },
  { value: 'dark', title: 'Dark', label: <Choice icon={Moon} name="Dark" /> },
  { value: 'system', title: 'As the system', label: <Choice icon={Monitor} name="System" /> },
] as const;

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  // The server cannot know the choice; until the browser has taken over, none is marked.
  const isMounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <Segmented
      aria-label="Theme"
      options={OPTIONS}
      value={isMounted ? (theme ?? '') : ''}
      onChange={setTheme}
    />
  );
}

function Choice({ icon: Icon, name }: { icon: typeof Sun; name: string }) {
  return (
    <>
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">{name}</span>
    </>
  );
}

function never(): () => void {
  return () => undefined;
}
