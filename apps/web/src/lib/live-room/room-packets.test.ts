import { expect, test } from '@jest/globals';
import { RoomEvent, roomTopic } from '@footlight/contracts';
import { readPacket } from './room-packets.ts';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const event = { kind: 'viewers', viewers: 3 };

test('the server’s packets are read as the contract has them', () => {
  const read = readPacket({ payload: encode(event), topic: roomTopic, sender: undefined });
  expect(read).toEqual(RoomEvent.parse(event));
  expect(readPacket({ payload: encode(event), topic: roomTopic, sender: '' })).toEqual(event);
});

test('nobody else is believed', () => {
  expect(readPacket({ payload: encode(event), topic: roomTopic, sender: 'usr_1' })).toBeNull();
  expect(readPacket({ payload: encode(event), topic: 'lk.chat', sender: undefined })).toBeNull();
});

test('what cannot be read, or comes from a newer server, is passed over', () => {
  expect(readPacket({ payload: new Uint8Array([1, 2]), topic: roomTopic, sender: undefined })).toBeNull();
  expect(
    readPacket({ payload: encode({ kind: 'confetti' }), topic: roomTopic, sender: undefined }),
  ).toBeNull();
  expect(readPacket({ payload: encode(null), topic: roomTopic, sender: undefined })).toBeNull();
  expect(
    readPacket({ payload: encode({ kind: 'toString' }), topic: roomTopic, sender: undefined }),
  ).toBeNull();
});
