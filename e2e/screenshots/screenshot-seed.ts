import { createGuest, endStream, postMessage, takeSeat, type Stream } from '@footlight/contracts';
import { openDb } from '@footlight/api/db/client.ts';
import { Client } from '../site/client.ts';
import { openStream, signUpHost, type Host } from '../site/people.ts';
import { startPublisher } from '../site/publisher.ts';
import type { Cleanup } from '../site/cleanup.ts';
import type { Site } from '../site/start-site.ts';

const minute = 60_000;

/** Who is on, besides the host whose studio is shown: name, title, for how many minutes, how many watch. */
const others = [
  ['Openings with Odysseas', 'Σκάκι: το άνοιγμα που φοβάστε', 194, 23],
  ['Bakkerij De Zonnige Hoek', 'Desembrood uit één hand', 131, 12],
  ['Дарья Ковальчук', 'Норвежский для начинающих: урок 12', 88, 7],
] as const;

/** What the host did before: title, days ago, minutes long. */
const past = [
  ['Haydn, Op. 76 Nr. 2: prova aperta', 2, 97],
  ['Due violini, un leggio', 6, 41],
  ['Бородин, второй квартет: репетиция', 13, 124],
  ['Che cosa fa il violista?', 20, 63],
] as const;

/** Who says what. Scripts whose fonts a plain Linux has: a picture full of boxes says nothing. */
const talk = [
  ['Anne-Sophie Vanderhaeghen', 'The second theme was so quiet that I stopped breathing.'],
  ['Марек Ш.', 'Здравствуйте из Риги'],
  ['Olúwaṣeun Adébáyọ̀', 'Is that the old D string again?'],
  ['host', 'New one since Thursday. It still needs a week.'],
  ['Σοφία', 'Το τσέλο ακούγεται τόσο ζεστό.'],
  ['ليلى الحداد', 'هل ستعزفون الحركة الثالثة الليلة؟'],
  ['host', 'Yes, right after a sip of water.'],
  ['Nguyễn Thị Minh Khai', 'Đẹp quá!'],
  ['second_desk_88', 'what edition are you playing from'],
  ['Kasia Mazurkiewicz-Brzęczyszczykiewicz', 'Henle, you can see the blue when she turns the page.'],
] as const;

/** A busy site: several channels are live, people watch and talk, and there was something before. */
export interface ScreenshotSeed {
  host: Host;
  /** The host's own stream is made live by the studio; this makes it look as if it had been for a while. */
  fillStream: (streamId: string) => Promise<void>;
}

/** Makes the people, their streams and the host's past. */
export async function seedScreenshots(site: Site, cleanup: Cleanup): Promise<ScreenshotSeed> {
  const db = openDb(site.databaseUrl);
  cleanup.add(() => db.$disconnect());
  const startedBefore = async (streamId: string, ms: number) => {
    await db.stream.update({ where: { id: streamId }, data: { startedAt: new Date(Date.now() - ms) } });
  };

  for (const [name, title, minutes, viewers] of others) {
    const other = await signUpHost(site.url, name);
    const stream = await openStream(other, title);
    await startedBefore(stream.id, minutes * minute);
    const publisher = await startPublisher(other, stream, { width: 160, height: 90 });
    cleanup.add(() => publisher.stop());
    await fillSeats(site.url, stream.id, viewers);
  }

  const host = await signUpHost(site.url, 'Quartetto Cinque Lire');
  for (const [title, days, length] of past.toReversed()) {
    const stream = await openStream(host, title);
    await host.client.call(endStream, { params: { stream_id: stream.id } });
    const startedAt = new Date(Date.now() - days * 24 * 60 * minute - 83 * minute);
    const endedAt = new Date(startedAt.getTime() + length * minute);
    await db.stream.update({ where: { id: stream.id }, data: { createdAt: startedAt, startedAt, endedAt } });
  }

  return {
    host,
    async fillStream(streamId) {
      await startedBefore(streamId, 72 * minute + 40_000);
      await fillSeats(site.url, streamId, 85);
      await postMessages(site.url, host, streamId);
    },
  };
}

async function fillSeats(origin: string, streamId: Stream['id'], viewers: number): Promise<void> {
  for (let viewer = 0; viewer < viewers; viewer += 1) {
    await new Client(origin).call(takeSeat, { params: { stream_id: streamId } });
  }
}

async function postMessages(origin: string, host: Host, streamId: string): Promise<void> {
  const params = { stream_id: streamId };
  for (const [name, body] of talk) {
    let speaker = host.client;
    if (name !== 'host') {
      speaker = new Client(origin);
      await speaker.call(createGuest, { body: { display_name: name } });
    }
    await speaker.call(postMessage, { params, body: { body } });
  }
}
