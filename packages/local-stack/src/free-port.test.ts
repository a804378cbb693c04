import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { freePort, freeUdpPort } from './free-port.ts';

test('answers the preferred port while it is free and the next one while it is taken', async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);

  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await freePort(port)).toBeGreaterThan(port);
  await new Promise((resolve) => server.close(resolve));
  expect(await freePort(port)).toBe(port);
});

test('says so when there is no port left', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(65_535, '127.0.0.1', resolve));
  await expect(freePort(65_535)).rejects.toThrow('No port from 65535 up is free');
  await new Promise((resolve) => server.close(resolve));
});

test('finds a port for datagrams', async () => {
  expect(await freeUdpPort()).toBeGreaterThan(1023);
});
