'use client';
'use no memo';

import dynamic from 'next/dynamic';
import { Badge } from '@/components/ui/badge';
import { Menu } from '@/components/ui/menu';
import type { SignOutActions } from './account-panel';
import { useIdentity } from './identity';
import { ROLES } from './roles';

const loadPanel = () => import('./account-panel');
const AccountPanel = dynamic(async () => (await loadPanel()).AccountPanel, {
  loading: () => <p className="p-4 text-sm text-muted">Loading</p>,
});

/** Who you are and what you may, on every page; signing out is behind it. */
export function UserMenu({ actions }: { actions: SignOutActions }) {
  const { user, role } = useIdentity();
  const { icon: Icon, word } = ROLES[role];
  return (
    <Menu
      onIntent={() => loadPanel().catch(() => undefined)}
      className="h-8 max-w-full gap-1.5 rounded px-1.5 hover:bg-sunken pointer-coarse:h-10"
      label={
        <>
          <span className="sr-only">Account: </span>
          <bdi className="max-w-36 min-w-0 truncate font-medium" title={user.name}>
            {user.name}
          </bdi>
          <Badge icon={<Icon aria-hidden />}>{word}</Badge>
        </>
      }
    >
      <AccountPanel actions={actions} />
    </Menu>
  );
}
