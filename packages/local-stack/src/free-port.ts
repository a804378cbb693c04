import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * A TCP port on 127.0.0.1 that is free right now: the preferred one or the first free one after it; without a
 * preference any.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred === undefined) return (await listen(0)) ?? freePort();
  for (let port = preferred; port <= 65_535; port++) {
    if ((await listen(port)) !== undefined) return port;
  }
  throw new Error(`No port from ${preferred} up is free on 127.0.0.1.`);
}

/**
 * TCP ports beside each other that are free right now: from the preferred one up, or from any one. Without neighbours
 * that are free, the next ones.
 */
export async function freePorts(count: number, preferred?: number): Promise<number[]> {
  for (let from = preferred ?? (await freePort()); ; from += 1) {
    const first = await freePort(from);
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map((port) => isFree(port)));
    if (free.every(Boolean)) return ports;
    from = first;
  }
}

async function isFree(port: number): Promise<boolean> {
  return port <= 65_535 && (await listen(port)) === port;
}

/** A UDP port on 127.0.0.1 that is free right now. */
export function freeUdpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}

function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
