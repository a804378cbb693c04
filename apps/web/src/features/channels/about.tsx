import type { ChannelPage } from '@footlight/contracts';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../lib/session.ts';
import { LeaveChannel } from './leave-channel.tsx';

/** The channel's own words, its links, and what the reader is here. Nothing where there is none of them. */
export function About({ channel }: { channel: ChannelPage }) {
  const { t } = useTranslation('channels');
  const { t: common } = useTranslation();
  const account = useAccount();
  const links = channel.links.filter(({ url }) => isWebAddress(url));
  const { role } = channel.you;
  const inIt = role !== null && role !== 'owner';
  if (channel.description === '' && links.length === 0 && !inIt) return null;
  return (
    <section className="channel-about" aria-labelledby="about">
      <h2 id="about">{t('about.title')}</h2>
      {channel.description !== '' && (
        <p className="sub whitespace-pre-line wrap-anywhere" dir="auto">
          {channel.description}
        </p>
      )}
      {links.length > 0 && (
        <ul className="grid gap-2">
          {links.map(({ label, url }) => (
            <li key={`${label} ${url}`} className="channel-about__link">
              <ExternalLink size={15} strokeWidth={1.75} aria-hidden="true" />
              <a className="link wrap-anywhere" href={url} target="_blank" rel="nofollow noopener ugc">
                <bdi>{label}</bdi>
                <span className="sr-only"> ({t('about.new_tab')})</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {inIt && (
        <div className="grid justify-items-start gap-3">
          <p className="sub">{t('about.you', { role: common(`channel.as.${role}`) })}</p>
          {account && <LeaveChannel channel={channel} userId={account.id} />}
        </div>
      )}
    </section>
  );
}

/** Other people's words: an address that runs in this page is none to follow. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
}
