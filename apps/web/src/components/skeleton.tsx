import type { ReactNode } from 'react';

/** Holds the places of what is loading, from 200 ms on. Screen readers hear the state elsewhere. */
export function Skeletons({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={className ? `skeletons ${className}` : 'skeletons'} aria-hidden="true">
      {children}
    </div>
  );
}

/** One place, in the shape of what comes: give it its size by class names. */
export function Skeleton({ className }: { className: string }) {
  return <div className={`skeleton ${className}`} />;
}
