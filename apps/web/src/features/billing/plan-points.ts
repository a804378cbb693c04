import type { PlanRights } from '@footlight/plans';
import type { TFunction } from 'i18next';
import { formatNumber } from '../../lib/format.ts';

/** What a plan gives, in a few lines of words and numbers. Nothing that it does not give is named. */
export function planPoints(rights: Readonly<PlanRights>, t: TFunction<'billing'>): string[] {
  if (!rights.host) return [t('points.watch'), t('points.follow'), t('points.join')];
  const lines: string[] = [t('points.room', { channels: channels(rights, t), viewers: viewers(rights, t) })];
  if (rights.chat && rights.private) lines.push(t('points.chat_private'));
  else if (rights.chat) lines.push(t('points.chat'));
  else if (rights.private) lines.push(t('points.private'));
  if (rights.staff === 'unlimited') lines.push(t('points.staff_unlimited'));
  else if (rights.staff > 0) lines.push(t('points.staff', counted(rights.staff)));
  if (rights.recording) lines.push(recordings(rights, t));
  return lines;
}

function counted(count: number): { count: number; number: string } {
  return { count, number: formatNumber(count) };
}

function channels({ channels: many }: Readonly<PlanRights>, t: TFunction<'billing'>): string {
  return many === 'unlimited' ? t('points.channels_unlimited') : t('points.channels', counted(many));
}

function viewers({ viewers: many }: Readonly<PlanRights>, t: TFunction<'billing'>): string {
  return many === 'unlimited' ? t('points.viewers_unlimited') : t('points.viewers', counted(many));
}

function recordings({ recording_days: days }: Readonly<PlanRights>, t: TFunction<'billing'>): string {
  return days === 'unlimited' ? t('points.recordings_kept') : t('points.recordings', counted(days));
}
