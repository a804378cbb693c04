import { adminLink } from '../../src/domains/admin/index.ts';
import { newId } from '../../src/ids.ts';
import { type Person, signUp, signUpAdmin, tokenIn } from '../people.ts';
import type { Answer, TestApp } from '../test-app.ts';

/** The token of the link that makes the first admin, after everybody who was one is none. */
export async function claimToken(app: TestApp): Promise<string> {
  await app.context.db.user.updateMany({ data: { role: 'member' } });
  return tokenIn((await adminLink(app.context)) ?? '');
}

/** The answers of the admins' routes. */
export function adminAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  const reason = 'For the test';

  /** An admin does something to somebody. */
  async function toSomebody(
    method: 'GET' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    before?: (admin: Person, id: string) => Promise<unknown>,
  ): Promise<Answer> {
    const [admin, { id }] = [await signUpAdmin(app()), await signUp(app())];
    await before?.(admin, id);
    const url = `/v1/admin/users/${id}${path}`;
    return app().send(method, url, { browser: admin.browser, ...(body && { body }) });
  }
  const first = (path: string, body: object) => (admin: Person, id: string) =>
    app().send('PUT', `/v1/admin/users/${id}${path}`, { browser: admin.browser, body });
  async function toNobody(method: 'PUT' | 'DELETE', path: string, body: object): Promise<Answer> {
    const { browser } = await signUpAdmin(app());
    return app().send(method, `/v1/admin/users/${newId('user')}${path}`, { browser, body });
  }
  async function asAdmin(url: string): Promise<Answer> {
    const { browser } = await signUpAdmin(app());
    return app().send('GET', url, { browser });
  }
  async function asLastAdmin(path: string, body: object): Promise<Answer> {
    const { db } = app().context;
    const before = await db.user.findMany({ where: { role: 'admin' }, select: { id: true } });
    await db.user.updateMany({ data: { role: 'member' } });
    const { browser, id } = await signUpAdmin(app());
    const answer = await app().send('PUT', `/v1/admin/users/${id}${path}`, { browser, body });
    await db.user.updateMany({ where: { id: { in: before.map((one) => one.id) } }, data: { role: 'admin' } });
    return answer;
  }

  return {
    async 'claimAdmin 204'() {
      const token = await claimToken(app());
      const { browser } = await signUp(app());
      return app().send('POST', '/v1/admin/claim', { browser, body: { token } });
    },
    async 'claimAdmin link_invalid'() {
      const { browser } = await signUp(app());
      return app().send('POST', '/v1/admin/claim', { browser, body: { token: 'nobody.made.this' } });
    },
    async 'claimAdmin rate_limited'() {
      const { browser } = await signUp(app());
      await app().context.db.rateLimit.deleteMany();
      const ask = () => app().send('POST', '/v1/admin/claim', { browser, body: { token: 'guess' } });
      for (let times = 0; times < 50; times += 1) await ask();
      const answer = await ask();
      await app().context.db.rateLimit.deleteMany();
      return answer;
    },
    'listUsers 200': () => asAdmin('/v1/admin/users'),
    async 'listUsers not_found'() {
      const { browser } = await signUp(app());
      return app().send('GET', '/v1/admin/users', { browser });
    },
    'getUser 200': () => toSomebody('GET', ''),
    'getUser not_found': () => asAdmin(`/v1/admin/users/${newId('user')}`),
    'suspendUser 200': () => toSomebody('PUT', '/suspension', { reason }),
    'suspendUser not_found': () => toNobody('PUT', '/suspension', { reason }),
    async 'suspendUser forbidden'() {
      const { browser, id } = await signUpAdmin(app());
      return app().send('PUT', `/v1/admin/users/${id}/suspension`, { browser, body: { reason } });
    },
    'liftSuspension 200': () =>
      toSomebody('DELETE', '/suspension', { reason }, first('/suspension', { reason })),
    'liftSuspension not_found': () => toSomebody('DELETE', '/suspension', { reason }),
    'overridePlan 200': () => toSomebody('PUT', '/plan', { plan: 'pro', reason }),
    'overridePlan not_found': () => toNobody('PUT', '/plan', { plan: 'pro', reason }),
    'endPlanOverride 200': () =>
      toSomebody('DELETE', '/plan', { reason }, first('/plan', { plan: 'pro', reason })),
    'endPlanOverride not_found': () => toSomebody('DELETE', '/plan', { reason }),
    'changeRole 200': () => toSomebody('PUT', '/role', { role: 'admin', reason }),
    'changeRole not_found': () => toNobody('PUT', '/role', { role: 'admin', reason }),
    'changeRole last_admin': () => asLastAdmin('/role', { role: 'member', reason }),
    'getServerHealth 200': () => asAdmin('/v1/admin/health'),
    async 'getServerHealth not_found'() {
      const { browser } = await signUp(app());
      return app().send('GET', '/v1/admin/health', { browser });
    },
    'listStreamHealth 200': () => asAdmin('/v1/admin/health/streams'),
    async 'listStreamHealth not_found'() {
      const { browser } = await signUp(app());
      return app().send('GET', '/v1/admin/health/streams', { browser });
    },
    'listAudit 200': () => asAdmin('/v1/admin/audit'),
    async 'listAudit not_found'() {
      const { browser } = await signUp(app());
      return app().send('GET', '/v1/admin/audit', { browser });
    },
  };
}
