import {
  type Endpoint,
  type Stream,
  type StreamState,
  cancelStream,
  endStream,
  errorsOf,
  startStream,
  streamStates,
  updateStream,
} from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Person, newStream, signUp } from '../../../test/people.ts';
import { type Answer, problemOf, useApp } from '../../../test/test-app.ts';
import { newId } from '../../ids.ts';
import { isOnAir } from '../access/index.ts';
import { closeStream, interruptStream, resumeStream } from './streams.queries.ts';

const app = useApp();

/** Every move from one state to another that there is. */
const moves = [
  'scheduled live',
  'scheduled canceled',
  'live interrupted',
  'live ended',
  'interrupted live',
  'interrupted ended',
];

/** What a row has in each state. */
function columnsOf(state: StreamState) {
  const now = new Date();
  return {
    state,
    startedAt: state === 'scheduled' || state === 'canceled' ? null : now,
    interruptedAt: state === 'interrupted' ? now : null,
    endedAt: state === 'ended' ? now : null,
    canceledAt: state === 'canceled' ? now : null,
  };
}

describe('the database', () => {
  const pairs = streamStates.flatMap((from) => streamStates.map((to) => [from, to] as const));

  it.each(pairs)('%s → %s is there or refused', async (from, to) => {
    const { channel } = await signUp(app());
    const id = newId('stream');
    const row = { id, channelId: channel.id, title: 'A bowl', visibility: 'public', createdAt: new Date() };
    const { stream } = app().context.db;
    await stream.create({ data: { ...row, ...columnsOf(from) } });
    const move = stream.update({ where: { id }, data: columnsOf(to) });
    const isMove = from === to || moves.includes(`${from} ${to}`);
    if (isMove) await move;
    else await expect(move).rejects.toThrow(`a stream that is ${from} cannot become ${to}`);
    const { state } = await stream.findUniqueOrThrow({ where: { id } });
    expect(state).toBe(isMove ? to : from);
  });
});

const deeds = ['start', 'end', 'cancel', 'move', 'interrupt', 'resume', 'give up'] as const;
type Deed = (typeof deeds)[number];

/** What a host can ask for. The rest is what reconciling with the room makes of a stream. */
const endpoints: Partial<Record<Deed, Endpoint>> = {
  start: startStream,
  end: endStream,
  cancel: cancelStream,
  move: updateStream,
};

/** Does something with a stream; answers what the API did, where it was invitedToChannel. */
async function act(host: Person, { id }: Stream, deed: Deed): Promise<Answer | undefined> {
  const { db } = app().context;
  const url = `/v1/streams/${id}`;
  const now = new Date();
  if (deed === 'move') {
    const body = { scheduled_for: new Date(now.getTime() + 3_600_000).toISOString() };
    return app().send('PATCH', url, { browser: host.browser, body });
  }
  if (deed === 'interrupt') await interruptStream(db, id, now);
  else if (deed === 'resume') await resumeStream(db, id);
  else if (deed === 'give up') await closeStream(db, { id, silentSinceAtLatest: now }, now);
  else return app().send('POST', `${url}/${deed}`, { browser: host.browser });
  return undefined;
}

/** What comes of a deed when nothing else happens: the next state, or why not. */
function outcomeOf(
  deed: Deed,
  state: StreamState,
  otherOnAir: boolean,
): StreamState | 'invalid_state' | 'channel_already_live' {
  switch (deed) {
    case 'start':
      if (isOnAir(state)) return state;
      if (state !== 'scheduled') return 'invalid_state';
      return otherOnAir ? 'channel_already_live' : 'live';
    case 'end':
      return isOnAir(state) || state === 'ended' ? 'ended' : 'invalid_state';
    case 'cancel':
      return state === 'scheduled' || state === 'canceled' ? 'canceled' : 'invalid_state';
    case 'move':
      return state === 'scheduled' ? state : 'invalid_state';
    case 'interrupt':
      return state === 'live' ? 'interrupted' : state;
    case 'resume':
      return state === 'interrupted' ? 'live' : state;
    case 'give up':
      return state === 'interrupted' ? 'ended' : state;
  }
}

/** The state of a stream, after a check that all that is stored of it agrees with that. */
async function soundState({ id }: Stream): Promise<StreamState> {
  const row = await app().context.db.stream.findUniqueOrThrow({
    where: { id },
    include: { seating: true, reconciliation: true },
  });
  const state = row.state as StreamState;
  const { startedAt, interruptedAt, endedAt, canceledAt, seating, reconciliation } = row;
  expect({
    started: startedAt !== null,
    interrupted: interruptedAt !== null,
    ended: endedAt !== null,
    canceled: canceledAt !== null,
    open: seating?.open,
    reconciled: reconciliation !== null,
  }).toEqual({
    started: isOnAir(state) || state === 'ended',
    interrupted: state === 'interrupted',
    ended: state === 'ended',
    canceled: state === 'canceled',
    open: isOnAir(state),
    reconciled: isOnAir(state),
  });
  return state;
}

/** Whether a state can come of another one by moves that there are. */
function isReachable(from: StreamState, to: StreamState): boolean {
  const reached = new Set([from]);
  for (const one of reached)
    for (const next of streamStates) if (moves.includes(`${one} ${next}`)) reached.add(next);
  return reached.has(to);
}

async function twoStreams(): Promise<{ host: Person; streams: [Stream, Stream] }> {
  const host = await signUp(app());
  return { host, streams: [await newStream(app(), host), await newStream(app(), host)] };
}

const step = fc.record({ deed: fc.constantFrom(...deeds), which: fc.constantFrom(0 as const, 1 as const) });

describe('whatever is done with the streams of a channel', () => {
  it('one after the other, each does what it should', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { host, streams } = await twoStreams();
        const states: [StreamState, StreamState] = ['scheduled', 'scheduled'];
        for (const { deed, which } of steps) {
          const answer = await act(host, streams[which], deed);
          const outcome = outcomeOf(deed, states[which], isOnAir(states[1 - which] ?? 'scheduled'));
          const refused = outcome === 'invalid_state' || outcome === 'channel_already_live';
          if (!refused) states[which] = outcome;
          expect(await soundState(streams[which])).toBe(states[which]);
          if (answer && refused) expect(problemOf(answer)).toBe(outcome);
          else if (answer) expect(answer.body).toMatchObject({ stream: { state: outcome } });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('at once, nothing impossible is stored or answered', async () => {
    const round = fc.array(step, { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        const { host, streams } = await twoStreams();
        let before: StreamState[] = ['scheduled', 'scheduled'];
        for (const steps of rounds) {
          const answers = await Promise.all(steps.map(({ deed, which }) => act(host, streams[which], deed)));
          for (const [index, answer] of answers.entries()) {
            const endpoint = endpoints[steps[index]?.deed ?? 'start'];
            if (!answer || !endpoint) continue;
            if (answer.status === 200) expect(streamStates).toContain((answer.body.stream as Stream).state);
            else expect(errorsOf(endpoint)).toContain(problemOf(answer));
          }
          const after = [await soundState(streams[0]), await soundState(streams[1])];
          expect(after.filter(isOnAir).length).toBeLessThanOrEqual(1);
          for (const [index, state] of after.entries())
            expect(isReachable(before[index] ?? 'scheduled', state)).toBe(true);
          before = after;
        }
      }),
      { numRuns: 20 },
    );
  });

  it('two starts at once make one of them live', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { host, streams } = await twoStreams();
      const answers = await Promise.all(streams.map((stream) => act(host, stream, 'start')));
      expect(answers.map((answer) => answer && (problemOf(answer) ?? answer.status)).sort()).toEqual([
        200,
        'channel_already_live',
      ]);
      const states = [await soundState(streams[0]), await soundState(streams[1])];
      expect(states.sort()).toEqual(['live', 'scheduled']);
    }
  });
});
