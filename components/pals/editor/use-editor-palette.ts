'use client';
'use no memo';

import { useRouter } from 'next/navigation';
import { useEffect, useMemo } from 'react';
import { useIdentity } from '@/components/layout/identity';
import { paths } from '@/lib/paths';
import { usePageActions } from '../palette/page-actions';
import { rememberRecentPal } from '../palette/recent-pals';

/**
 * What the command palette offers on a PAL's page, and that the PAL is among the recent ones.
 * @param name null before it is known
 */
export function useEditorPalette(palId: string, name: string | null): void {
  const router = useRouter();
  const { user } = useIdentity();
  useEffect(() => {
    if (name !== null) rememberRecentPal(user.id, { pal_id: palId, pal_name: name });
  }, [user.id, palId, name]);

  const actions = useMemo(
    () => [
      {
        id: 'compare',
        title: 'Compare this PAL with another',
        run: () => router.push(paths.compare(palId)),
      },
      {
        id: 'attachments',
        title: 'Show the attachments of this PAL',
        run: () => router.push(paths.attachments({ pal: palId })),
      },
      {
        id: 'copy-id',
        title: 'Copy the id of this PAL',
        hint: palId,
        run: () => void navigator.clipboard?.writeText(palId),
      },
    ],
    [router, palId],
  );
  usePageActions(actions);
}
