import type { StreamState } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { type PostingFacts, deletesAs, postingError } from './chat.policy.ts';

describe('a message', () => {
  it('is deleted by its author as the author’s, also when the author moderates', () => {
    expect(deletesAs({ authorId: 'usr_1' }, 'usr_1', false)).toBe('author');
    expect(deletesAs({ authorId: 'usr_1' }, 'usr_1', true)).toBe('author');
  });

  it('is deleted by staff as staff, and by nobody else', () => {
    expect(deletesAs({ authorId: 'usr_1' }, 'usr_2', true)).toBe('staff');
    expect(deletesAs({ authorId: 'usr_1' }, 'usr_2', false)).toBeUndefined();
    expect(deletesAs({ authorId: 'usr_1' }, undefined, true)).toBe('staff');
    expect(deletesAs({ authorId: 'usr_1' }, undefined, false)).toBeUndefined();
  });
});

describe('writing in a chat', () => {
  const facts: PostingFacts = {
    state: 'live',
    hasChat: true,
    authorKind: 'guest',
    authorName: 'Ola',
    hasSimilarName: false,
  };

  it('is open while the stream is live or interrupted, and at no other time', () => {
    const errors: Record<StreamState, string | undefined> = {
      live: undefined,
      interrupted: undefined,
      scheduled: 'stream_not_live',
      ended: 'stream_not_live',
      canceled: 'stream_not_live',
    };
    for (const [state, error] of Object.entries(errors) as [StreamState, string | undefined][])
      expect([state, postingError({ ...facts, state })]).toEqual([state, error]);
  });

  it('needs a plan with a chat', () => {
    expect(postingError({ ...facts, hasChat: false })).toBe('plan_required');
  });

  it('needs a name: a guest chooses one, an account without one is gone', () => {
    expect(postingError({ ...facts, authorName: null })).toBe('display_name_required');
    expect(postingError({ ...facts, authorName: null, authorKind: 'account' })).toBe('token_invalid');
    expect(postingError({ ...facts, authorName: '' })).toBeUndefined();
  });

  it('needs a name that is not like the host’s', () => {
    expect(postingError({ ...facts, hasSimilarName: true })).toBe('name_too_alike');
  });

  it('says first what no change of name would mend', () => {
    const all: PostingFacts = { ...facts, state: 'ended', hasChat: false, authorName: null };
    expect(postingError(all)).toBe('stream_not_live');
    expect(postingError({ ...all, state: 'live' })).toBe('plan_required');
  });
});
