import type { OutboxMail } from '@footlight/contracts';
import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatMoment } from '../../lib/format.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { outbox } from '../../locales/en/outbox.ts';
import { useOutbox } from '../../api/system/list-outbox.ts';

addTranslations('outbox', outbox);

/** Mails of a server that has no mail server. */
export function Component() {
  const { t } = useTranslation('outbox');
  return (
    <main id="main" tabIndex={-1} className="page py-6">
      <PageTitle title={t('title')} />
      <h1>{t('title')}</h1>
      <p className="sub mt-1 mb-6">{t('text')}</p>
      <Mails />
    </main>
  );
}

function Mails() {
  const { t } = useTranslation('outbox');
  const list = useOutbox();
  const { data, error, isPending, refetch } = list;
  if (isPending) {
    return (
      <Skeletons>
        <Skeleton className="h-24" />
      </Skeletons>
    );
  }
  if (!data) return <ProblemState title={t('failed')} error={error} onRetry={() => void refetch()} />;
  const mails = data.pages.flatMap((page) => page.data);
  if (mails.length === 0)
    return (
      <EmptyState icon={Mail} title={t('empty_title')}>
        {t('empty_text')}
      </EmptyState>
    );
  return (
    <>
      <ul className="grid gap-4">
        {mails.map((mail) => (
          <li key={mail.id}>
            <MailCard mail={mail} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} className="mt-6" />
    </>
  );
}

function MailCard({ mail }: { mail: OutboxMail }) {
  const { t } = useTranslation('outbox');
  const time = formatMoment(mail.created_at);
  return (
    <article className="panel p-5">
      <h2 className="strong">{mail.subject}</h2>
      <p className="small muted mb-3">{t('to', { recipient: mail.to, time })}</p>
      <p className="whitespace-pre-line wrap-anywhere">
        {mail.text.split(/(https?:\/\/\S+)/).map((part, index) =>
          index % 2 === 1 ? (
            <a key={index} className="link" href={part}>
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </article>
  );
}
