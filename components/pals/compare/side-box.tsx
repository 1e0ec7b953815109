'use client';
'use no memo';

import type { UseQueryResult } from '@tanstack/react-query';
import Link from 'next/link';
import { ErrorSlot } from '@/components/layout/error-slot';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { Timestamp } from '@/components/ui/timestamp';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import { paths } from '@/lib/paths';
import type { EditorView } from '@/lib/tavus/wire';
import { failureOf } from '../queries';
import { plural } from '../review/describe';
import { SIDE_LABELS, type Side } from './sides';

interface SideBoxProps {
  side: Side;
  palId: string | null;
  read: UseQueryResult<EditorView>;
  onChange: () => void;
}

const TYPES = { user: 'Yours', system: 'Stock', other: 'Other' } as const;

/** Which PAL one side is, and how its reading went; the other side has its own. */
export function SideBox({ side, palId, read, onChange }: SideBoxProps) {
  const isHydrated = useIsHydrated();
  const label = SIDE_LABELS[side];
  return (
    <section
      aria-label={`${label} PAL`}
      className="flex min-h-28 min-w-0 flex-col gap-2 rounded border border-line bg-surface p-3"
    >
      <div className="flex items-center justify-between gap-2">
        <p className="text-sm text-muted">{label}</p>
        <Button
          size="sm"
          disabled={!isHydrated}
          variant={palId === null ? 'primary' : 'secondary'}
          aria-label={`${palId === null ? 'Choose' : 'Change'} the ${side} PAL`}
          onClick={onChange}
          className="pointer-coarse:h-10"
        >
          {palId === null ? 'Choose' : 'Change'}
        </Button>
      </div>
      {palId === null ? (
        <p className="text-muted">No PAL chosen</p>
      ) : (
        <Chosen side={side} palId={palId} read={read} />
      )}
    </section>
  );
}

function Chosen({
  side,
  palId,
  read,
}: Omit<SideBoxProps, 'onChange' | 'palId'> & { palId: string }) {
  const { data, error } = read;
  if (data === undefined) {
    if (error === null) return <Reading side={side} />;
    return (
      <>
        <PalId palId={palId} />
        <ErrorSlot
          title={`Couldn't load the ${side} PAL`}
          failure={failureOf(error)}
          onRetry={() => read.refetch()}
        />
      </>
    );
  }
  const { pal, set } = data;
  return (
    <>
      <h2 className="min-w-0 text-lg font-medium">
        <Link
          href={paths.pal(palId)}
          prefetch={false}
          className="flex min-h-6 max-w-full items-center rounded hover:underline"
        >
          <MiddleTruncate text={pal.pal_name || 'Unnamed PAL'} tailLength={12} />
        </Link>
      </h2>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <PalId palId={palId} />
        <Badge>{pal.pal_type === null ? 'Type not checked' : TYPES[pal.pal_type]}</Badge>
        <span>{plural(set.skills.length, 'skill')}</span>
        <Timestamp label="Read" value={set.read_at} />
      </div>
      {error !== null && (
        <Notice
          tone="warn"
          title="Couldn't refresh"
          actions={
            <Button size="sm" isBusy={read.isFetching} onClick={() => void read.refetch()}>
              Try again
            </Button>
          }
        >
          {failureOf(error).message}
        </Notice>
      )}
    </>
  );
}

function PalId({ palId }: { palId: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <MiddleTruncate text={palId} className="font-mono text-sm" />
      <CopyButton text={palId} label="Copy PAL id" />
    </span>
  );
}

function Reading({ side }: { side: Side }) {
  return (
    <>
      <p role="status" className="sr-only">
        Loading the {side} PAL
      </p>
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-5 w-1/2" />
    </>
  );
}
