import type { Role } from '@/lib/auth/admin';
import type { PalType } from '@/lib/tavus/wire';

/** Why nothing of a page can be edited: said once above it, and by every control. */
export interface ReadOnlyReason {
  readonly title: string;
  readonly text: string;
}

/** The element that says it. */
export const READ_ONLY_ID = 'why-read-only';

const VIEWER: ReadOnlyReason = {
  title: 'You have view-only access',
  text: 'You can open and export everything. Ask your administrator for the editor role to change skills.',
};

const STOCK: ReadOnlyReason = {
  title: 'Stock PAL',
  text: 'Read-only.',
};

/** For words and controls; whoever saves all the same is refused by the server. */
export function reasonNotToEdit(role: Role, type: PalType): ReadOnlyReason | null {
  if (role === 'viewer') return VIEWER;
  return type === 'system' ? STOCK : null;
}

/** What a control that is off for this reason says of it: on hover, and to screen readers. */
export function whyReadOnly(reason: ReadOnlyReason | null) {
  if (reason === null) return {};
  return { title: `${reason.title}. ${reason.text}`, 'aria-describedby': READ_ONLY_ID };
}
