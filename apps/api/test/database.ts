import { randomUUID } from 'node:crypto';
import pg from 'pg';

function template(): URL {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) throw new Error('The stack of the tests does not run: start them with `npm test`.');
  return new URL(url);
}

async function run(statement: string): Promise<void> {
  const url = template();
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database of its own for one test file: a copy of the migrated one. */
export async function createDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = template();
  const original = url.pathname.slice(1);
  await run(`CREATE DATABASE ${name} TEMPLATE "${original}"`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}
