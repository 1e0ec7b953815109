import type { ReactNode } from 'react';
import { AppShell } from '@/components/layout/app-shell';
import { IdentityProvider } from '@/components/layout/identity';
import { PaletteSlot } from '@/components/pals/palette/palette-slot';
import { ScrollToTop } from '@/components/layout/scroll-to-top';
import { SessionSlot } from '@/components/layout/session/session-slot';
import { UserMenu } from '@/components/layout/user-menu';
import { signOutAction, signOutEverywhereAction } from '@/components/sign-in/actions';
import { pageAdmin } from '@/lib/auth/admin-page';
import { env } from '@/lib/env';

const SIGN_OUT = { signOut: signOutAction, signOutEverywhere: signOutEverywhereAction };

/** The shell around every page, with whoever has signed in. Nobody does in the sandbox on loopback. */
export async function AdminShell({ children }: { children: ReactNode }) {
  const { mode } = env();
  const admin = await pageAdmin();
  if (!admin.ok) return <AppShell mode={mode}>{children}</AppShell>;
  const isSignedIn = admin.data.method !== 'none';
  return (
    <IdentityProvider admin={admin.data}>
      <AppShell
        mode={mode}
        search={<PaletteSlot />}
        session={isSignedIn && <SessionSlot />}
        account={isSignedIn && <UserMenu actions={SIGN_OUT} />}
      >
        <ScrollToTop />
        {children}
      </AppShell>
    </IdentityProvider>
  );
}
