import type { Profile } from '@footlight/contracts';
import { CalendarDays, Clock, Languages, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatLocale } from '../../lib/format.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { isProblem } from '../../lib/send.ts';
import { useAccount } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { profiles } from '../../locales/en/profiles.ts';
import { useProfile } from '../../api/profiles/get-profile.ts';
import './profile.css';

addTranslations('profiles', profiles);

/** A person's public page. */
export function Component() {
  const { handle = '' } = useParams();
  return (
    <main id="main" tabIndex={-1} className="page py-6">
      <Person handle={handle} />
    </main>
  );
}

function Person({ handle }: { handle: string }) {
  const { t } = useTranslation('profiles');
  const { data: profile, error, refetch } = useProfile(handle);
  if (profile) return <Shown profile={profile} />;
  if (isProblem(error, 'not_found')) {
    return (
      <>
        <PageTitle title={t('missing_title')} />
        <EmptyState
          icon={UserX}
          heading="h1"
          bare
          title={t('missing_title')}
          actions={
            <Button variant="primary" asChild>
              <Link to="/">{t('home')}</Link>
            </Button>
          }
        >
          {t('missing_text')}
        </EmptyState>
      </>
    );
  }
  if (error) {
    return <ProblemState heading="h1" title={t('failed')} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Skeletons>
      <Skeleton className="h-24" />
      <Skeleton className="h-20" />
    </Skeletons>
  );
}

function Shown({ profile }: { profile: Profile }) {
  const { t } = useTranslation('profiles');
  const own = useAccount()?.id === profile.id;
  return (
    <article className="profile">
      <PageTitle title={profile.display_name} />
      <header className="profile__head">
        <Avatar id={profile.id} name={profile.display_name} picture={profile.avatar_url} />
        <div className="min-w-0">
          <h1 className="wrap-anywhere">
            <bdi>{profile.display_name}</bdi>
          </h1>
          <p className="sub">@{profile.handle}</p>
        </div>
        {own && (
          <Button asChild>
            <Link to="/account">{t('edit')}</Link>
          </Button>
        )}
      </header>
      {profile.bio && (
        <p className="profile__bio" dir="auto">
          {profile.bio}
        </p>
      )}
      <Facts profile={profile} />
    </article>
  );
}

function Facts({ profile }: { profile: Profile }) {
  const { t } = useTranslation('profiles');
  const { language, time_zone: zone, joined_at: joined } = profile;
  if (language === undefined && zone === undefined && joined === undefined) return null;
  return (
    <ul className="profile__facts">
      {language !== undefined && (
        <li>
          <Languages size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('speaks', { language: languageName(language) })}
        </li>
      )}
      {zone !== undefined && (
        <li>
          <Clock size={18} strokeWidth={1.75} aria-hidden="true" />
          <LocalTime zone={zone} />
        </li>
      )}
      {joined !== undefined && (
        <li>
          <CalendarDays size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('joined', { date: monthOf(joined) })}
        </li>
      )}
    </ul>
  );
}

function LocalTime({ zone }: { zone: string }) {
  const { t } = useTranslation('profiles');
  const now = useNow(30_000);
  return t('local_time', { time: timeIn(zone, now), zone: zone.replaceAll('_', ' ') });
}

/** The time in a zone; this browser may not know every zone that the server knows. */
function timeIn(timeZone: string, moment: number): string {
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat(formatLocale(), { ...clock, timeZone }).format(moment);
  } catch {
    return '–';
  }
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(formatLocale(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function monthOf(moment: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { month: 'long', year: 'numeric' }).format(new Date(moment));
}
