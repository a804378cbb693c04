import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KnownRooms } from './known-rooms.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Known rooms, and a count of how often LiveKit was asked to make one. */
function setUp() {
  const rooms = new KnownRooms();
  const make = jest.fn(() => Promise.resolve());
  return { rooms, make, ensure: () => rooms.ensure('a', make) };
}

describe('a room that LiveKit confirmed', () => {
  it('is not made again within five seconds, and is after them', async () => {
    const { make, ensure } = setUp();
    await ensure();
    jest.advanceTimersByTime(4_900);
    await ensure();
    expect(make).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(200);
    await ensure();
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is known for longer when a listing shows somebody in it, and not when it shows nobody', async () => {
    const { rooms, make, ensure } = setUp();
    await ensure();
    jest.advanceTimersByTime(4_000);
    await rooms.confirming(
      'a',
      () => Promise.resolve(['somebody']),
      (list) => list.length > 0,
    );
    jest.advanceTimersByTime(4_000);
    await ensure();
    expect(make).toHaveBeenCalledTimes(1);
    await rooms.confirming(
      'a',
      () => Promise.resolve([]),
      (list: string[]) => list.length > 0,
    );
    jest.advanceTimersByTime(1_500);
    await ensure();
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is made once for all who ask meanwhile', async () => {
    const { make, ensure } = setUp();
    await Promise.all([ensure(), ensure(), ensure()]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('is made again once it was dropped, alone or with all others', async () => {
    const { rooms, make, ensure } = setUp();
    await ensure();
    rooms.drop('b');
    await ensure();
    expect(make).toHaveBeenCalledTimes(1);
    rooms.drop('a');
    await ensure();
    rooms.drop();
    await ensure();
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('is not taken for known when rooms were dropped while LiveKit answered', async () => {
    const { rooms, make } = setUp();
    make.mockImplementationOnce(() => {
      rooms.drop('a');
      return Promise.resolve();
    });
    await rooms.ensure('a', make);
    await rooms.ensure('a', make);
    expect(make).toHaveBeenCalledTimes(2);
  });
});

describe('a room that could not be made', () => {
  it('is asked for once a second at most, and everybody gets the same error', async () => {
    const { make, ensure } = setUp();
    make.mockImplementation(() => Promise.reject(new Error('LiveKit is away')));
    for (let join = 0; join < 5; join += 1) await expect(ensure()).rejects.toThrow('LiveKit is away');
    expect(make).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1_100);
    await expect(ensure()).rejects.toThrow('LiveKit is away');
    expect(make).toHaveBeenCalledTimes(2);
  });
});
