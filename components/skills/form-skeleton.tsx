import { Skeleton } from '@/components/ui/skeleton';

/** Holds a form's place while its code is fetched. */
export function FormSkeleton() {
  return (
    <div className="flex min-h-72 flex-col gap-4">
      <Skeleton className="h-5 w-32" />
      <Skeleton className="h-8 w-full" />
      <Skeleton className="h-5 w-32" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}
