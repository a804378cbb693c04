import { describe, expect, it } from '@jest/globals';
import { JoinResponse, ServerInfo, SignalResponse } from '@livekit/protocol';
import { MediaNodes } from './media-nodes.ts';

const start = Date.parse('2026-11-28T12:00:00Z');
const at = (ms: number) => new Date(start + ms);
const join = (nodeId: string, version = '1.13.5') => {
  const serverInfo = new ServerInfo({ nodeId, version, region: 'eu' });
  return new SignalResponse({
    message: { case: 'join', value: new JoinResponse({ serverInfo }) },
  }).toBinary();
};

describe('the nodes of LiveKit', () => {
  it('are those that somebody joined in the last day, with version and the newest time', () => {
    const nodes = new MediaNodes();
    nodes.read(join('ND_b', '1.13.4'), at(0));
    nodes.read(join('ND_a'), at(2_000));
    nodes.read(join('ND_b'), at(4_000));
    expect(nodes.list(at(5_000))).toEqual([
      { id: 'ND_a', version: '1.13.5', region: 'eu', seenAt: at(2_000) },
      { id: 'ND_b', version: '1.13.5', region: 'eu', seenAt: at(4_000) },
    ]);
    expect(nodes.list(at(24 * 3_600_000 + 3_000)).map(({ id }) => id)).toEqual(['ND_b']);
  });

  it('are read from one message a second at the most', () => {
    const nodes = new MediaNodes();
    nodes.read(join('ND_a'), at(0));
    nodes.read(join('ND_b'), at(999));
    expect(nodes.list(at(1_000)).map(({ id }) => id)).toEqual(['ND_a']);
    nodes.read(join('ND_b'), at(1_000));
    expect(nodes.list(at(1_000)).map(({ id }) => id)).toEqual(['ND_a', 'ND_b']);
  });

  it('are not found in other messages, nor in what is no message', () => {
    const nodes = new MediaNodes();
    nodes.read(new SignalResponse({ message: { case: 'pong', value: 1n } }).toBinary(), at(0));
    nodes.read(new TextEncoder().encode('{"join":{}}'), at(2_000));
    nodes.read(
      new SignalResponse({ message: { case: 'join', value: new JoinResponse() } }).toBinary(),
      at(4_000),
    );
    expect(nodes.list(at(5_000))).toEqual([]);
  });
});
