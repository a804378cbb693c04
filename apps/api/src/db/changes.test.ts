import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { eventually } from '../../test/eventually.ts';
import { newStream, signUp } from '../../test/people.ts';
import { useApp } from '../../test/test-app.ts';
import { openChanges } from './changes.ts';

const app = useApp();

/** A way to the database that can stop passing anything on, with every connection left open: a firewall that lost its state. */
async function startProxy(target: URL) {
  const frozen = new Set<Socket>();
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    pairs.add([near, far]);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => void (frozen.has(from) || to.write(bytes)));
      from.on('error', () => undefined);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    connections: () => pairs.size,
    /** Passes nothing on any more over the connections that are open now. */
    freeze: () => [...pairs].flat().forEach((socket) => frozen.add(socket)),
    stop() {
      [...pairs].flat().forEach((socket) => socket.destroy());
      server.close();
    },
  };
}

describe('the connection that listens for changes', () => {
  it('notices that nothing arrives any more, connects again and has every listener read again', async () => {
    const proxy = await startProxy(new URL(app().config.databaseUrl));
    const changes = openChanges(proxy.url, pino({ level: 'silent' }), {
      everyMs: 100,
      answerWithinMs: 1_000,
    });
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    let called = 0;
    changes.onStream(stream.id, () => (called += 1));
    // Once when it begins to listen.
    await eventually(async () => expect(called).toBeGreaterThan(0));

    const before = called;
    proxy.freeze();
    const rename = (title: string) =>
      app().context.db.stream.update({ where: { id: stream.id }, data: { title } });
    await rename('Not heard');
    await eventually(async () => expect(called).toBeGreaterThan(before));
    expect(proxy.connections()).toBeGreaterThan(1);
    const again = called;
    await rename('Heard');
    await eventually(async () => expect(called).toBeGreaterThan(again));
    await changes.stop();
    proxy.stop();
  });
});
