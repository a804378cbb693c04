import type { NotificationKind, StreamState, Visibility } from '@footlight/contracts';
import { streamStates } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { shouldNotify, wantsMail } from './notifications.policy.ts';

const statesOf = (kind: NotificationKind, visibility: Visibility = 'public'): StreamState[] =>
  streamStates.filter((state) => shouldNotify(kind, state, visibility));

describe('people are notified', () => {
  it('that a stream is live while it is on air', () => {
    expect(statesOf('stream_live')).toEqual(['live', 'interrupted']);
  });

  it('that a stream is canceled while it is', () => {
    expect(statesOf('stream_canceled')).toEqual(['canceled']);
  });

  it.each(['stream_scheduled', 'stream_moved'] as const)(
    'of %s while nobody has started or canceled the stream',
    (kind) => {
      expect(statesOf(kind)).toEqual(['scheduled']);
    },
  );

  it('of streams of every visibility but unlisted ones', () => {
    for (const visibility of ['members_only', 'private'] as const)
      expect(statesOf('stream_live', visibility)).toEqual(['live', 'interrupted']);
    for (const kind of ['stream_live', 'stream_canceled', 'stream_scheduled'] as const)
      expect(statesOf(kind, 'unlisted')).toEqual([]);
  });
});

describe('a mail is wanted', () => {
  const onlyLive = { mailLive: true, mailSchedule: false };
  const onlySchedule = { mailLive: false, mailSchedule: true };

  it('about a start by those who want mails about starts', () => {
    expect(wantsMail('stream_live', onlyLive)).toBe(true);
    expect(wantsMail('stream_live', onlySchedule)).toBe(false);
  });

  it('about dates by those who want mails about dates', () => {
    expect(wantsMail('stream_scheduled', onlySchedule)).toBe(true);
    expect(wantsMail('stream_canceled', onlyLive)).toBe(false);
  });
});
