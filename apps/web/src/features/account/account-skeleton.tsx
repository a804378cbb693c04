import { Skeleton, Skeletons } from '../../components/skeleton.tsx';

/** Until it is known whose account it is. */
export function AccountSkeleton() {
  return (
    <div className="shell">
      <div className="side" />
      <main className="shell__main" id="main" tabIndex={-1}>
        <Skeletons className="account-part grid gap-6">
          <Skeleton className="h-9 w-56" />
          <Skeleton className="h-40 rounded-md" />
          <Skeleton className="h-96 rounded-md" />
        </Skeletons>
      </main>
    </div>
  );
}
