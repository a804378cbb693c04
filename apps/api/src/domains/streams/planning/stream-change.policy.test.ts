import { describe, expect, it } from '@jest/globals';
import { eventsOfChange } from './stream-change.policy.ts';

const monday = new Date('2027-03-01T19:00:00Z');
const tuesday = new Date('2027-03-02T19:00:00Z');
const before = {
  title: 'A big bowl',
  description: '',
  category: null,
  tags: ['clay'],
  visibility: 'public',
  scheduledFor: null,
  timeZone: null,
  startOnEncoder: false,
} as const;

describe('what is recorded of a change', () => {
  it('is nothing when no field changes', () => {
    const changes = { title: 'A big bowl', tags: ['clay'], category: null, visibility: 'public' } as const;
    expect(eventsOfChange(before, { ...changes, tags: [...changes.tags] })).toEqual([]);
    expect(eventsOfChange({ ...before, scheduledFor: monday }, { scheduledFor: monday })).toEqual([]);
    expect(eventsOfChange(before, {})).toEqual([]);
  });

  it('names the fields that changed', () => {
    const changes = {
      title: 'A bigger bowl',
      description: 'Clay',
      category: 'craft',
      tags: [],
      timeZone: 'Europe/Warsaw',
    } as const;
    expect(eventsOfChange(before, { ...changes, tags: [] })).toEqual([
      {
        type: 'stream.updated',
        payload: { changed: ['title', 'description', 'category', 'tags', 'time_zone'] },
      },
    ]);
  });

  it('is a scheduling when the stream gets its first time', () => {
    expect(eventsOfChange(before, { scheduledFor: monday, visibility: 'unlisted' })).toEqual([
      { type: 'stream.visibility_changed', payload: { from: 'public', to: 'unlisted' } },
      {
        type: 'stream.scheduled',
        payload: { scheduled_for: monday.toISOString(), visibility: 'unlisted' },
      },
    ]);
  });

  it('has both times when it is moved', () => {
    const moved = eventsOfChange({ ...before, scheduledFor: monday }, { scheduledFor: tuesday, title: 'B' });
    expect(moved).toEqual([
      {
        type: 'stream.updated',
        payload: {
          changed: ['title', 'scheduled_for'],
          scheduled_for: { from: monday.toISOString(), to: tuesday.toISOString() },
        },
      },
    ]);
  });

  it('says that a time was taken away', () => {
    expect(eventsOfChange({ ...before, scheduledFor: monday }, { scheduledFor: null })).toEqual([
      {
        type: 'stream.updated',
        payload: { changed: ['scheduled_for'], scheduled_for: { from: monday.toISOString(), to: null } },
      },
    ]);
  });
});
