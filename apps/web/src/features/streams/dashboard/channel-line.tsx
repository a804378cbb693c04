import type { OwnChannel } from '@footlight/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Select } from '../../../components/select.tsx';

interface ChannelLineProps {
  channel: OwnChannel;
  /** Those that one can run streams in. */
  channels: readonly OwnChannel[];
  onChannel: (channelId: string) => void;
  /** Whether the plan has room for one more. */
  canMake: boolean;
}

/** Which channel the dashboard is about, and the ways to its pages. */
export function ChannelLine({ channel, channels, onChannel, canMake }: ChannelLineProps) {
  const { t } = useTranslation('streams');
  const id = useId();
  return (
    <div className="channel-line mt-1">
      <span className="channel-line__name">
        {channels.length > 1 ? (
          <>
            <label htmlFor={id}>{t('dashboard.channel')}</label>
            <Select id={id} value={channel.id} onChange={(event) => onChannel(event.target.value)}>
              {channels.map(({ id: each, name }) => (
                <option key={each} value={each}>
                  {name}
                </option>
              ))}
            </Select>
          </>
        ) : (
          <span className="wrap-anywhere">
            {t('dashboard.channel')} <bdi className="strong">{channel.name}</bdi>
          </span>
        )}
      </span>
      <Link className="link small" to={`/c/${channel.handle}`}>
        {t('dashboard.page')}
      </Link>
      {canMake && (
        <Link className="link small" to="/dashboard/channels/new">
          {t('dashboard.make_another')}
        </Link>
      )}
    </div>
  );
}
