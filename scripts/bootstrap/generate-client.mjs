import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './pins.mjs';
import { runStep } from './run-step.mjs';

const schema = path.join(root, 'prisma', 'schema.prisma');
const output = path.join(root, 'apps', 'api', 'src', 'db', 'generated');
const stamp = path.join(output, '.stamp');

function generatorVersion() {
  return JSON.parse(readFileSync(path.join(root, 'apps/api/package.json'), 'utf8')).devDependencies.prisma;
}

/** What the client was made from, and what it consists of: a file that was edited or lost makes a new one. */
function state() {
  const hash = createHash('sha256').update(generatorVersion()).update(readFileSync(schema));
  const files = existsSync(output) ? readdirSync(output, { recursive: true, withFileTypes: true }) : [];
  for (const file of files.filter((entry) => entry.isFile() && entry.name !== '.stamp')) {
    hash.update(file.name).update(readFileSync(path.join(file.parentPath, file.name)));
  }
  return hash.digest('hex');
}

/** Whether the generated Prisma client fits the schema. */
export function clientIsGenerated() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === state();
}

/** Makes the Prisma client from prisma/schema.prisma, offline. */
export async function generateClient() {
  const prisma = createRequire(path.join(root, 'apps/api/package.json')).resolve('prisma/build/index.js');
  const { code, output: printed } = await runStep(process.execPath, [prisma, 'generate']);
  if (code !== 0)
    throw new Failure(`Could not make the database client from prisma/schema.prisma:\n${printed.trim()}`);
  writeFileSync(stamp, state());
}
