import { Skeleton, Skeletons } from '../../components/skeleton.tsx';

/** The places of a list's rows. */
export function ListSkeleton() {
  return (
    <Skeletons className="grid gap-4 p-5">
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
    </Skeletons>
  );
}
