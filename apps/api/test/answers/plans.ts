import { liveStream, newStream, signUp } from '../people.ts';
import { makeFree } from '../plans.ts';
import type { Answer, TestApp } from '../test-app.ts';

/** The answers about plans: what they are, and what they do not include. */
export function planAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  return {
    'listPlans 200': () => app().send('GET', '/v1/plans'),
    async 'getMyPlan 200'() {
      const { browser } = await signUp(app());
      return app().send('GET', '/v1/me/plan', { browser });
    },
    async 'createStream plan_required'() {
      const { browser, channel, id } = await signUp(app());
      await makeFree(app(), { id });
      const body = { title: 'A big bowl' };
      return app().send('POST', `/v1/channels/${channel.id}/streams`, { browser, body });
    },
    async 'startStream plan_required'() {
      const host = await signUp(app());
      const stream = await newStream(app(), host);
      await makeFree(app(), host);
      return app().send('POST', `/v1/streams/${stream.id}/start`, { browser: host.browser });
    },
    async 'updateStream plan_required'() {
      const host = await signUp(app());
      const stream = await newStream(app(), host);
      await makeFree(app(), host);
      const body = { visibility: 'private' };
      return app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    },
    async 'postMessage plan_required'() {
      const { host, stream } = await liveStream(app());
      await makeFree(app(), host);
      const body = { body: 'Hello' };
      return app().send('POST', `/v1/streams/${stream.id}/messages`, { browser: host.browser, body });
    },
  };
}
