import { describe, expect, it } from '@jest/globals';
import { newId } from '../../ids.ts';
import { type AdmissionFacts, mayJoinRoom } from './admission.policy.ts';

type Stream = NonNullable<AdmissionFacts['stream']>;

const seat = newId('seat');
const account = newId('user');
const publicStream: Stream = {
  state: 'live',
  visibility: 'public',
  role: null,
  invitedToStream: false,
  viewerInactive: false,
  unavailable: false,
  seatHeld: false,
};
const join = (identity: string, facts: Partial<Stream>) =>
  mayJoinRoom({ identity, stream: { ...publicStream, ...facts } });

const allowed = { allowed: true };
const gone = {
  allowed: false,
  code: 'not_found',
  detail: 'The stream of this media token does not exist.',
};
const seatEnded = { allowed: false, code: 'seat_ended', detail: 'This seat was released.' };
const forbidden = { allowed: false, code: 'forbidden', detail: 'You may not publish in this stream.' };
const notLive = { allowed: false, code: 'stream_not_live', detail: 'The stream is not live.' };

describe('a seat joins the room of its stream', () => {
  it.each(['live', 'interrupted'] as const)('while it is held and the stream is %s', (state) => {
    expect(join(seat, { state, seatHeld: true })).toEqual(allowed);
    expect(join(seat, { state, seatHeld: false })).toEqual(seatEnded);
  });

  it.each(['scheduled', 'canceled'] as const)('never in one that is %s', (state) => {
    expect(join(seat, { state, seatHeld: true })).toEqual(notLive);
    expect(join(seat, { state, seatHeld: false })).toEqual(seatEnded);
  });

  it('never after the end: the error is stream_not_live although the seat was released', () => {
    expect(join(seat, { state: 'ended', seatHeld: true })).toEqual(notLive);
    expect(join(seat, { state: 'ended', seatHeld: false })).toEqual(notLive);
  });

  it('only if the stream is for its holder', () => {
    const held = { seatHeld: true } as const;
    expect(join(seat, { ...held, visibility: 'members_only' })).toEqual(seatEnded);
    expect(join(seat, { ...held, visibility: 'members_only', role: 'viewer' })).toEqual(allowed);
    expect(join(seat, { ...held, visibility: 'private', role: 'viewer' })).toEqual(seatEnded);
    expect(join(seat, { ...held, visibility: 'private', invitedToStream: true })).toEqual(allowed);
    expect(join(seat, { ...held, viewerInactive: true })).toEqual(seatEnded);
    expect(join(seat, { visibility: 'private', role: 'owner', seatHeld: false })).toEqual(seatEnded);
  });
});

describe('an account joins a room to publish', () => {
  it.each(['producer', 'owner'] as const)('as a %s, without a seat', (role) => {
    expect(join(account, { role })).toEqual(allowed);
    expect(join(account, { role, visibility: 'private' })).toEqual(allowed);
    expect(join(account, { role, viewerInactive: true })).toEqual(forbidden);
    expect(join(account, { role, state: 'scheduled' })).toEqual(notLive);
    expect(join(account, { role, state: 'ended' })).toEqual(notLive);
  });

  it.each(['moderator', 'viewer', null] as const)('but not as a %s, also with a seat', (role) => {
    expect(join(account, { role })).toEqual(forbidden);
    expect(join(account, { role, seatHeld: true })).toEqual(forbidden);
    expect(join(account, { role, state: 'ended' })).toEqual(forbidden);
  });
});

describe('nobody joins', () => {
  it('the room of a stream that does not exist', () => {
    expect(mayJoinRoom({ identity: seat, stream: undefined })).toEqual(gone);
    expect(mayJoinRoom({ identity: account, stream: undefined })).toEqual(gone);
  });

  it('a stream whose owner is suspended', () => {
    expect(join(seat, { seatHeld: true, unavailable: true })).toEqual(gone);
    expect(join(account, { role: 'producer', unavailable: true })).toEqual(gone);
  });
});
