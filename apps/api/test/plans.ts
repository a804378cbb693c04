import { type Person, expectStatus, signUpAdmin } from './people.ts';
import type { TestApp } from './test-app.ts';

/** Gives somebody a plan, as an admin does. */
export async function givePlan(
  app: TestApp,
  { id }: Pick<Person, 'id'>,
  plan: string,
  endsAt: string | null = null,
): Promise<void> {
  const { browser } = await signUpAdmin(app);
  const body = { plan, reason: 'A test', ends_at: endsAt };
  expectStatus(await app.send('PUT', `/v1/admin/users/${id}/plan`, { browser, body }), 200);
}

/** Takes the plan of somebody away after the fact: nothing follows from it. */
export async function makeFree(app: TestApp, { id }: Pick<Person, 'id'>): Promise<void> {
  const data = { userId: id, plan: 'free', reason: 'Over', createdAt: new Date() };
  await app.context.db.planOverride.create({ data });
}
