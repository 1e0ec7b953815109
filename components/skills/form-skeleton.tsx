import { Skeleton } from '@/components/ui/skeleton';

/** Holds a form's place while its code is fetched: what lies below must not move under a click. */
export function FormSkeleton({ room = 'min-h-72' }: { room?: string | undefined }) {
  return (
    <div className={`flex flex-col gap-4 ${room}`}>
      <Skeleton className="h-5 w-32" />
      <Skeleton className="h-8 w-full" />
      <Skeleton className="h-5 w-32" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}
