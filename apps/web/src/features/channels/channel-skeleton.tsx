import { Skeleton, Skeletons } from '../../components/skeleton.tsx';

/** The places of a channel's picture, its name and what it shows first. */
export function ChannelSkeleton() {
  return (
    <Skeletons>
      <div className="channel-head">
        <Skeleton className="size-22 rounded-lg" />
        <div className="grid gap-2">
          <Skeleton className="h-9 w-56" />
          <Skeleton className="h-5 w-40" />
        </div>
      </div>
      <FeatureSkeleton />
    </Skeletons>
  );
}

export function FeatureSkeleton() {
  return <Skeleton className="h-72 rounded-md" />;
}
