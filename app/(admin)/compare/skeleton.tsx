import { PageHeader } from '@/components/layout/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { HEADER } from './header';

export function CompareSkeleton() {
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        Reading the PALs to compare
      </p>
      <PageHeader {...HEADER} />
      <div className="flex flex-col gap-6">
        <div className="grid gap-3 sm:grid-cols-2">
          <Skeleton className="h-28" />
          <Skeleton className="h-28" />
        </div>
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
