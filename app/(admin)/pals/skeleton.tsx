import { PageHeader } from '@/components/layout/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { HEADER } from './header';

const ROWS = Array.from({ length: 10 }, (_, index) => index);

export function PalsSkeleton() {
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        Reading the PALs
      </p>
      <PageHeader {...HEADER} />
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-2">
          <Skeleton className="h-8 min-w-60 flex-1 max-sm:basis-full pointer-coarse:h-10" />
          <Skeleton className="h-8 w-60 max-sm:flex-1 pointer-coarse:h-10" />
          <Skeleton className="h-8 w-24 pointer-coarse:h-10" />
          <Skeleton className="h-8 w-26 pointer-coarse:h-10" />
        </div>
        <Skeleton className="my-1 h-4 w-16" />
        <div className="rounded border border-line bg-surface">
          <div className="h-9 max-lg:hidden" />
          {ROWS.map((row) => (
            <Row key={row} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Row() {
  return (
    <div className="flex flex-col gap-3 border-b border-line p-3 last:border-b-0 lg:h-13.5 lg:flex-row lg:items-center lg:gap-6 lg:py-0">
      <Skeleton className="h-4 w-44 max-w-full lg:w-56" />
      <Skeleton className="h-4 w-24" />
      <Skeleton className="h-4 w-16 max-lg:hidden" />
      <Skeleton className="h-4 w-12 max-lg:hidden" />
      <Skeleton className="h-5 w-52 max-w-full lg:mr-auto" />
      <Skeleton className="h-8 w-40" />
    </div>
  );
}
