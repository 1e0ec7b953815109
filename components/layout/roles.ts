import { Eye, PencilLine, type LucideIcon } from 'lucide-react';
import type { Role } from '@/lib/auth/admin';

/** A role in a word, a sign and a sentence. */
export const ROLES: Readonly<
  Record<Role, { readonly word: string; readonly icon: LucideIcon; readonly can: string }>
> = {
  editor: { word: 'Editor', icon: PencilLine, can: 'You can look at everything, edit and save.' },
  viewer: { word: 'Viewer', icon: Eye, can: 'You can look at everything and export it.' },
};
