import type { Stream } from '@footlight/contracts';
import { CalendarClock, CalendarX, CopyPlus, Ellipsis, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu.tsx';
import { StartsIn } from '../../../components/starts-in.tsx';
import { formatMomentLong } from '../../../lib/format.ts';
import type { UpcomingAction } from './upcoming-stream-dialogs.tsx';
import { VisibilityLabel } from '../visibility-label.tsx';

interface UpcomingRowProps {
  stream: Stream;
  onAction: (action: UpcomingAction) => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A stream with a date, and what can be done with it. */
export function UpcomingRow({ stream, onAction }: UpcomingRowProps) {
  const { t } = useTranslation('streams');
  const { scheduled_for: at, missed_at: missed } = stream;
  const more = useRef<HTMLButtonElement>(null);
  const runAction = (which: UpcomingAction) => {
    // The menu is gone when the question is answered: the focus comes back to the button that opened it.
    more.current?.focus();
    onAction(which);
  };
  return (
    <tr>
      <td className="wrap-anywhere max-tablet:col-span-2">
        <Link className="strong hover:underline" to={`/watch/${stream.id}`}>
          <bdi>{stream.title}</bdi>
        </Link>
      </td>
      <td data-label={t('upcoming.who')} className="tablet:whitespace-nowrap">
        <VisibilityLabel visibility={stream.visibility} />
      </td>
      <td data-label={t('upcoming.starts')} className="tablet:whitespace-nowrap">
        {at !== null && (
          <span className="grid max-tablet:justify-items-end">
            <span className="num">{formatMomentLong(at)}</span>
            <span className="small muted">
              {missed === null ? (
                <StartsIn at={at} />
              ) : (
                <Badge tone="warn">
                  <TriangleAlert aria-hidden="true" />
                  {t('upcoming.missed')}
                </Badge>
              )}
            </span>
          </span>
        )}
      </td>
      <td className="stream-actions-cell">
        <div className="stream-actions">
          {missed === null ? (
            <Button size="sm" asChild>
              <Link to={`/studio/${stream.id}`}>{t('upcoming.studio')}</Link>
            </Button>
          ) : (
            <Button size="sm" onClick={() => onAction('move')}>
              {t('upcoming.move')}
            </Button>
          )}
          <Menu
            trigger={
              <IconButton ref={more} size="sm" label={t('upcoming.more', { title: stream.title })}>
                <Ellipsis size={18} strokeWidth={1.75} />
              </IconButton>
            }
          >
            <MenuItem asChild>
              <Link to={`/dashboard/streams/${stream.id}/edit`}>
                <Pencil {...icon} />
                {t('upcoming.edit')}
              </Link>
            </MenuItem>
            {missed === null && (
              <MenuItem icon={<CalendarClock {...icon} />} onSelect={() => runAction('move')}>
                {t('upcoming.move')}
              </MenuItem>
            )}
            <MenuItem icon={<CopyPlus {...icon} />} onSelect={() => runAction('duplicate')}>
              {t('upcoming.duplicate')}
            </MenuItem>
            <MenuSeparator />
            {missed === null && (
              <MenuItem icon={<CalendarX {...icon} />} onSelect={() => runAction('cancel')}>
                {t('upcoming.cancel')}
              </MenuItem>
            )}
            <MenuItem icon={<Trash2 {...icon} />} tone="danger" onSelect={() => runAction('delete')}>
              {t('upcoming.delete')}
            </MenuItem>
          </Menu>
        </div>
      </td>
    </tr>
  );
}
