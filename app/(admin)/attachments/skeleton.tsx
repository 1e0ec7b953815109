import { PageHeader } from '@/components/layout/page-header';
import { PictureSkeleton } from '@/components/pals/attachments/picture-skeleton';
import { Skeleton } from '@/components/ui/skeleton';
import { HEADER } from './header';

export function AttachmentsSkeleton() {
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        Reading the attachments
      </p>
      <PageHeader {...HEADER} />
      <div className="flex flex-col gap-3">
        <Skeleton className="h-18" />
        <PictureSkeleton />
        <Skeleton className="my-1 h-4 w-32" />
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
