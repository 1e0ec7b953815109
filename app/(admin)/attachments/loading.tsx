import { PageHeader } from '@/components/layout/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { HEADER } from './header';

export default function AttachmentsLoading() {
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        Reading the attachments
      </p>
      <PageHeader {...HEADER} />
      <div className="flex flex-col gap-3">
        <Skeleton className="h-8 pointer-coarse:h-10" />
        <Skeleton className="h-64" />
        <Skeleton className="h-4 w-32" />
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
