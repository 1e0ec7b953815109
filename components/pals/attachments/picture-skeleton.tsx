import { Skeleton } from '@/components/ui/skeleton';

/** As high as the picture is with five lanes, which is what it is at least. */
export function PictureSkeleton() {
  return <Skeleton className="h-54.5 max-sm:h-70.5" />;
}
