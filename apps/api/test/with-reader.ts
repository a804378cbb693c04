import { type EventReader, startEventReaders } from '../src/domains/events/index.ts';
import type { TestApp } from './test-app.ts';

/** Has events handled by one reader while something runs. */
export async function withReader(app: TestApp, reader: EventReader, run: () => Promise<void>): Promise<void> {
  const readers = startEventReaders(app.context, [reader]);
  try {
    await run();
  } finally {
    await readers.stop();
  }
}
