'use no memo';

import { GitCompareArrows } from 'lucide-react';
import Link from 'next/link';
import { PageHeader } from '@/components/layout/page-header';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button-class';
import { CopyButton } from '@/components/ui/copy-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { Timestamp } from '@/components/ui/timestamp';
import { paths } from '@/lib/paths';
import type { PalSummary, SkillSetView } from '@/lib/tavus/wire';
import { ExportMenu } from './export-menu';

interface EditorHeaderProps {
  readonly pal: PalSummary;
  /** The set the page stands on. */
  readonly held: SkillSetView;
}

const TYPES = { user: 'Yours', system: 'Stock', other: 'Other' } as const;

/** Which PAL this is, and how fresh what the page shows is. */
export function EditorHeader({ pal, held }: EditorHeaderProps) {
  return (
    <PageHeader
      back={{ href: paths.pals(), label: 'PALs' }}
      title={<bdi>{pal.pal_name === '' ? 'PAL without a name' : pal.pal_name}</bdi>}
      actions={
        <>
          <Link href={paths.compare(pal.pal_id)} prefetch={false} className={buttonClass()}>
            <GitCompareArrows aria-hidden className="size-4" />
            Compare with another PAL
          </Link>
          <ExportMenu pal={pal} held={held} />
        </>
      }
      meta={
        <>
          <span className="flex min-w-0 items-center gap-1">
            <MiddleTruncate text={pal.pal_id} className="font-mono text-sm" />
            <CopyButton text={pal.pal_id} label="Copy PAL id" />
          </span>
          <Badge>{pal.pal_type === null ? 'Type not checked' : TYPES[pal.pal_type]}</Badge>
          {pal.pipeline_mode !== null && <Badge>Pipeline: {pal.pipeline_mode}</Badge>}
          <span className="text-sm text-muted">
            <Timestamp label="Skills read" value={held.read_at} />
          </span>
        </>
      }
    />
  );
}
