'use client';

import { createContext, use, type ReactNode } from 'react';
import type { Admin } from '@/lib/auth/admin';

const NOBODY: Admin = { user: { id: 'local', name: 'You' }, role: 'editor', method: 'none' };

const IdentityContext = createContext<Admin>(NOBODY);

/** Tells everything below who looks. The server checks each request by itself; this is for words. */
export function IdentityProvider({ admin, children }: { admin: Admin; children: ReactNode }) {
  return <IdentityContext value={admin}>{children}</IdentityContext>;
}

export function useIdentity(): Admin {
  return use(IdentityContext);
}
