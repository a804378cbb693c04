import { Skeleton, Skeletons } from '../../../components/skeleton.tsx';

/** The places of the large stream and of a row below it. */
export function HomeSkeleton() {
  return (
    <Skeletons>
      <div className="grid gap-4 laptop:grid-cols-[minmax(0,1fr)_22rem] laptop:gap-8">
        <Skeleton className="aspect-video rounded-md max-tablet:-mx-4 max-tablet:rounded-none" />
        <div className="grid content-center gap-3">
          <Skeleton className="h-6 w-4/5" />
          <Skeleton className="h-4 w-2/5" />
        </div>
      </div>
      <div className="mt-12 grid gap-6 max-tablet:hidden tablet:grid-cols-2 laptop:grid-cols-3">
        <Skeleton className="aspect-video rounded-md" />
        <Skeleton className="aspect-video rounded-md" />
        <Skeleton className="aspect-video rounded-md max-laptop:hidden" />
      </div>
    </Skeletons>
  );
}
