import type { ReactNode } from 'react';
import { AppShell } from '@/components/layout/app-shell';
import { env } from '@/lib/env';

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <AppShell mode={env().mode}>{children}</AppShell>;
}
