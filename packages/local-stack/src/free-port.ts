import { createSocket } from 'node:dgram';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Where ports without a preference are taken from: below 32768, from where on Linux gives ports to outgoing connections, so
 * that none of those has it by the time that somebody listens there.
 */
const anyPort = { from: 20_000, to: 32_000 };
let lastTried = randomInt(anyPort.from, anyPort.to);

/** The next port to try. No two calls of this process try the same one, so that none is given twice before it is used. */
function nextPort(): number {
  lastTried = lastTried < anyPort.to ? lastTried + 1 : anyPort.from;
  return lastTried;
}

/**
 * A TCP port on 127.0.0.1 that is free right now: the preferred one or the first free one after it; without a
 * preference any.
 */
export async function freePort(preferred?: number): Promise<number> {
  const [port = 0] = await freePorts(1, preferred);
  return port;
}

/**
 * TCP ports beside each other that are free right now: from the preferred one up, or from any one. Without neighbours
 * that are free, the next ones.
 */
export async function freePorts(count: number, preferred?: number): Promise<number[]> {
  let ports: number[] = [];
  for (let wanted = preferred; ports.length < count;) {
    const port = wanted ?? nextPort();
    if (wanted !== undefined) wanted += 1;
    if (port > 65_535) throw new Error(`No port from ${preferred} up is free on 127.0.0.1.`);
    const before = ports.at(-1);
    if (!(await isFree(port))) ports = [];
    else ports = before === port - 1 ? [...ports, port] : [port];
  }
  return ports;
}

/** A UDP port on 127.0.0.1 that is free right now. */
export function freeUdpPort(): Promise<number> {
  const port = nextPort();
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(freeUdpPort());
      else reject(error);
    });
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(port)));
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
