import { newId } from '../../src/ids.ts';
import { liveStream, newStream, signUp } from '../people.ts';
import type { Answer, Browser, TestApp } from '../test-app.ts';

/** The answers about the report of a stream. */
export function reportAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  const answersOf = (id: string, file: string): Record<string, () => Promise<Answer>> => {
    const ask = (streamId: string, browser: Browser): Promise<Answer> =>
      app().send('GET', `/v1/streams/${streamId}/${file}`, { browser });
    return {
      async [`${id} 200`]() {
        const { host, stream } = await liveStream(app());
        return ask(stream.id, host.browser);
      },
      [`${id} not_found`]: async () => ask(newId('stream'), (await signUp(app())).browser),
      async [`${id} forbidden`]() {
        const { stream } = await liveStream(app());
        return ask(stream.id, (await signUp(app())).browser);
      },
      async [`${id} invalid_state`]() {
        const host = await signUp(app());
        return ask((await newStream(app(), host)).id, host.browser);
      },
    };
  };
  return { ...answersOf('getStreamReport', 'report'), ...answersOf('getStreamReportFile', 'report.csv') };
}
