import type { ServerHealth } from '@footlight/contracts';
import {
  Check,
  Database,
  ListTodo,
  type LucideIcon,
  Mail,
  Radio,
  Rss,
  Server,
  TriangleAlert,
} from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatLength, formatLocale, formatNumber } from '../../lib/format.ts';
import { oldestAge, warningsOf } from './health-warnings.ts';

/** Bytes → "1.2 GB". */
function formatSize(bytes: number): string {
  const units = ['megabyte', 'gigabyte', 'terabyte'] as const;
  const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3) - 1));
  return new Intl.NumberFormat(formatLocale(), {
    style: 'unit',
    unit: units[power - 1] ?? 'megabyte',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** (power + 1));
}

/** The parts of the server, each with what there is to know of it. */
export function HealthParts({ health }: { health: ServerHealth }) {
  const { t } = useTranslation('admin');
  const { server, database, livekit, jobs, mails, event_readers: readers, checked_at: now } = health;
  const warned = new Set(warningsOf(health).map(({ kind }) => kind));
  const sum = (numbers: number[]) => formatNumber(numbers.reduce((total, number) => total + number, 0));
  const age = (moments: (string | null)[]) => formatLength(oldestAge(moments, now));
  const waiting = jobs.filter((queue) => queue.waiting > 0);
  const behind = readers.filter((reader) => reader.unread > 0);
  return (
    <Panel title={t('health.parts')} flush>
      <ul className="health-parts">
        <Part icon={Server} name={t('health.server')} state={t('health.connected')}>
          {t('health.server_text', {
            version: server.version,
            node: server.node_version,
            uptime: formatLength(server.uptime_seconds * 1000),
          })}
        </Part>
        <Part
          icon={Database}
          name={t('health.database')}
          state={t(warned.has('connections') ? 'health.almost_full' : 'health.connected')}
          warn={warned.has('connections')}
        >
          {t('health.database_text', {
            version: database.version,
            size: formatSize(database.size_bytes),
            open: formatNumber(database.connections.open),
            limit: formatNumber(database.connections.limit),
            pool_open: formatNumber(database.pool.open - database.pool.idle),
            pool_limit: formatNumber(database.pool.limit),
          })}
        </Part>
        <Part
          icon={Radio}
          name={t('health.livekit')}
          state={t(livekit.status === 'connected' ? 'health.connected' : 'health.unavailable')}
          warn={livekit.status !== 'connected'}
        >
          {livekit.status === 'connected'
            ? t('health.livekit_text', { count: health.streams.unlisted })
            : t('health.livekit_away')}
          {livekit.nodes.map((node) => (
            <Fragment key={node.id}>
              <br />
              {t('health.livekit_node', {
                version: node.version,
                node: node.region ? `${node.id} (${node.region})` : node.id,
                age: formatLength(oldestAge([node.seen_at], now)),
              })}
            </Fragment>
          ))}
        </Part>
        <Part
          icon={ListTodo}
          name={t('health.jobs')}
          state={t(warned.has('jobs') ? 'health.slow' : 'health.on_time')}
          warn={warned.has('jobs')}
        >
          {waiting.length === 0
            ? t('health.jobs_none')
            : t('health.jobs_text', {
                waiting: sum(waiting.map((queue) => queue.waiting)),
                age: age(waiting.map(({ oldest_at }) => oldest_at)),
              })}{' '}
          {t('health.jobs_failed', { count: jobs.reduce((total, { failed }) => total + failed, 0) })}
        </Part>
        <Part
          icon={Mail}
          name={t('health.mails')}
          state={t(warned.has('mails') ? 'health.failing' : 'health.sending')}
          warn={warned.has('mails')}
        >
          {t('health.mails_text', {
            retrying: formatNumber(mails.retrying),
            failed: formatNumber(mails.failed),
          })}
        </Part>
        <Part
          icon={Rss}
          name={t('health.readers')}
          state={t(warned.has('readers') ? 'health.slow' : 'health.on_time')}
          warn={warned.has('readers')}
        >
          {behind.length === 0
            ? t('health.readers_none')
            : t('health.readers_text', {
                unread: formatNumber(Math.max(...behind.map(({ unread }) => unread))),
                age: age(behind.map(({ oldest_at }) => oldest_at)),
              })}
        </Part>
      </ul>
    </Panel>
  );
}

interface PartProps {
  icon: LucideIcon;
  name: string;
  /** A word or two. */
  state: string;
  warn?: boolean;
  children: ReactNode;
}

function Part({ icon: Icon, name, state, warn = false, children }: PartProps) {
  return (
    <li>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <p className="strong">{name}</p>
        <p className="small muted">{children}</p>
      </div>
      <Badge tone={warn ? 'warn' : 'ok'}>
        {warn ? <TriangleAlert aria-hidden="true" /> : <Check aria-hidden="true" />}
        {state}
      </Badge>
    </li>
  );
}
