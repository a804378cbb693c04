import { Skeleton, Skeletons } from '../../../components/skeleton.tsx';

/** The places of greeting, button and list. */
export function DashboardSkeleton() {
  return (
    <main className="page" id="main" tabIndex={-1} aria-busy="true">
      <Skeletons>
        <div className="page-head">
          <div className="grid gap-2">
            <Skeleton className="h-8 w-64" />
            <Skeleton className="h-5 w-40" />
          </div>
          <Skeleton className="h-10 w-32 max-tablet:w-full" />
        </div>
        <Skeleton className="h-80 rounded-md" />
      </Skeletons>
    </main>
  );
}
