import { goodPassword, signUp, signUpAdmin } from '../people.ts';
import type { Answer, TestApp } from '../test-app.ts';

/** The answers about leaving, and about what is stored of a person. */
export function privacyAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  async function leaving(body: object): Promise<Answer> {
    const { browser } = await signUp(app());
    return app().send('DELETE', '/v1/me', { browser, body });
  }
  async function many(most: number, ask: () => Promise<Answer>): Promise<Answer> {
    for (let times = 0; times < most; times += 1) await ask();
    return ask();
  }

  return {
    async 'previewDeletion 200'() {
      const { browser } = await signUp(app());
      return app().send('GET', '/v1/me/deletion', { browser });
    },
    'deleteMe 202': () => leaving({ password: goodPassword }),
    'deleteMe password_wrong': () => leaving({ password: 'wrong' }),
    async 'deleteMe last_admin'() {
      await app().context.db.user.updateMany({ data: { role: 'member' } });
      const { browser } = await signUpAdmin(app());
      const answer = await app().send('DELETE', '/v1/me', { browser, body: { password: goodPassword } });
      return answer;
    },
    async 'deleteMe rate_limited'() {
      const { browser } = await signUp(app());
      return many(10, () => app().send('DELETE', '/v1/me', { browser, body: { password: 'wrong' } }));
    },
    async 'exportMe 200'() {
      const { browser } = await signUp(app());
      return app().send('GET', '/v1/me/export', { browser });
    },
    async 'exportMe rate_limited'() {
      const { browser } = await signUp(app());
      return many(5, () => app().send('GET', '/v1/me/export', { browser }));
    },
  };
}
