import { PageHeader } from '@/components/layout/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { paths } from '@/lib/paths';

const CARDS = ['first', 'second', 'third', 'fourth'];

export function PalSkeleton() {
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        Reading the PAL and its skills
      </p>
      <PageHeader
        title={<Skeleton className="h-7 w-64 max-w-full" />}
        back={{ href: paths.pals(), label: 'PALs' }}
        meta={<Skeleton className="my-0.5 h-5 w-96 max-w-full" />}
      />
      <div className="flex flex-col gap-3">
        {CARDS.map((card) => (
          <div key={card} className="flex gap-3 rounded border border-line bg-surface p-4">
            <Skeleton className="h-6 w-10" />
            <div className="min-w-0 flex-1">
              <Skeleton className="h-6 w-48 max-w-full" />
              <Skeleton className="mt-1 h-3 w-28" />
              <Skeleton className="mt-2 h-4 w-96 max-w-full" />
              <Skeleton className="mt-3 h-5 w-[30rem] max-w-full max-sm:h-12" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
