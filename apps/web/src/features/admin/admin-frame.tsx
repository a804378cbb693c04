import { Activity, ScrollText, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/page-title.tsx';
import { SideFrame } from '../../components/side-frame.tsx';

interface AdminFrameProps {
  title: string;
  text?: ReactNode;
  /** At the other end of the head. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page for those who run the server. */
export function AdminFrame({ title, text, aside, children }: AdminFrameProps) {
  const { t } = useTranslation('admin');
  return (
    <SideFrame
      label={t('title')}
      pages={[
        { to: '/admin', label: t('people.title'), icon: Users, below: ['/admin/people/*'] },
        { to: '/admin/health', label: t('health.title'), icon: Activity },
        { to: '/admin/audit', label: t('audit.title'), icon: ScrollText },
      ]}
    >
      <PageTitle title={title} />
      <header className="page-head">
        <div>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          {text !== undefined && <p className="sub mt-1">{text}</p>}
        </div>
        {aside}
      </header>
      {children}
    </SideFrame>
  );
}
