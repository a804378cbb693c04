import type { Browser, TestApp } from './test-app.ts';

/** Reads the server-sent events of a stream over HTTP, as a browser or as somebody who is not known. */
export async function readEvents(app: TestApp, streamId: string, browser?: Browser) {
  const gone = new AbortController();
  const answer = await fetch(`http://${await app.listen()}/v1/streams/${streamId}/events`, {
    headers: {
      cookie: [...(browser?.cookies ?? [])].map((one) => one.join('=')).join('; '),
      ...(browser?.token !== undefined && { authorization: `Bearer ${browser.token}` }),
    },
    signal: gone.signal,
  });
  const body = answer.body as unknown as AsyncIterable<Uint8Array>;
  let text = '';
  let ended = false;
  const reading = (async () => {
    for await (const chunk of body) text += new TextDecoder().decode(chunk);
    ended = true;
  })().catch(() => undefined);
  return {
    answer,
    /** Names and data of the events so far. */
    received: () =>
      [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(
        ([, name = '', data = '']): [string, unknown] => [name, JSON.parse(data)],
      ),
    ended: () => ended,
    async leave() {
      gone.abort();
      await reading;
    },
  };
}
