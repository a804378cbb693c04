import { describe, expect, it } from '@jest/globals';
import type { ParticipantInfo } from 'livekit-server-sdk';
import { isPublishing } from './publishing.policy.ts';

type Participant = Parameters<typeof isPublishing>[0][number];

const participant = (canPublish: boolean | undefined, tracks: number): Participant => ({
  permission: canPublish === undefined ? undefined : ({ canPublish } as ParticipantInfo['permission']),
  tracks: Array.from({ length: tracks }, () => ({}) as ParticipantInfo['tracks'][number]),
});

describe('a room counts as publishing', () => {
  it('when one of many has the grant and a track', () => {
    expect(isPublishing([participant(false, 0), participant(true, 0), participant(true, 1)])).toBe(true);
  });
});

describe('a room does not count as publishing', () => {
  it.each<[string, Participant[]]>([
    ['when nobody is there', []],
    ['when the one with the grant has no track', [participant(true, 0)]],
    ['when the one with a track has no grant', [participant(false, 2)]],
    ['when the one with a track has no permission at all', [participant(undefined, 1)]],
    ['when grant and track are of two people', [participant(true, 0), participant(false, 1)]],
  ])('%s', (_when, participants) => {
    expect(isPublishing(participants)).toBe(false);
  });
});
