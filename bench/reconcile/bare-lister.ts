import { setTimeout as delay } from 'node:timers/promises';
import { RoomServiceClient } from 'livekit-server-sdk';

/**
 * The bare side: lists the same rooms at the same rate and does nothing with the answers. The first seconds do not count,
 * in which the code is compiled. Prints how many it listed and the processor time that it took, in milliseconds.
 */
const {
  LIVEKIT = '',
  API_KEY = '',
  API_SECRET = '',
  ROOMS = '',
  PER_SECOND = '',
  SECONDS = '',
} = process.env;
const TICK_MS = 100;
const WARM_UP_MS = 5_000;

const rooms = ROOMS.split(',');
const client = new RoomServiceClient(LIVEKIT, API_KEY, API_SECRET);
const perTick = (Number(PER_SECOND) * TICK_MS) / 1_000;
let asked = 0;
let listed = 0;

async function listUntil(until: number): Promise<void> {
  const began = performance.now();
  const before = asked;
  while (performance.now() < until) {
    const due = before + Math.floor(((performance.now() - began) / TICK_MS) * perTick);
    for (; asked < due; asked += 1) {
      const room = rooms[asked % rooms.length] ?? '';
      void client.listParticipants(room).then(() => (listed += 1));
    }
    await delay(TICK_MS);
  }
}

await listUntil(performance.now() + WARM_UP_MS);
const [cpu, already] = [process.cpuUsage(), listed];
await listUntil(performance.now() + Number(SECONDS) * 1_000);
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(JSON.stringify({ listed: listed - already, cpuMs: (user + system) / 1_000 }));
