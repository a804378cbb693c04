import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../components/brand.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import './studio.css';

/** The bar without a stream, and a page below it. */
export function StudioFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('studio');
  return (
    <>
      <PageTitle title={t('title')} />
      <header className="topbar">
        <div className="topbar__in">
          <Brand />
        </div>
      </header>
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** Holds the studio's places while it is not known what to show in them. */
export function StudioSkeleton() {
  const { t } = useTranslation('studio');
  return (
    <>
      <PageTitle title={t('title')} />
      <header className="topbar studio-bar">
        <div className="topbar__in">
          <Brand markOnly />
        </div>
      </header>
      <main className="studio" id="main" tabIndex={-1}>
        <Skeletons className="studio__main">
          <Skeleton className="aspect-video rounded-md" />
          <Skeleton className="h-28 rounded-md" />
        </Skeletons>
        <Skeletons className="studio__settings">
          <Skeleton className="h-56 rounded-md" />
          <Skeleton className="h-72 rounded-md" />
        </Skeletons>
        <div className="studio__chat" />
      </main>
    </>
  );
}
