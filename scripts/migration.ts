import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './local/failure.ts';
import { root } from './local/paths.ts';
import { pendingMigration } from './local/pending-migration.ts';
import { say } from './local/step.ts';

const [name] = process.argv.slice(3);
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  throw new Failure('Give the migration a name of a-z, 0-9 and _: npm run migration -- add_bans');
}
const sql = await pendingMigration();
if (sql === undefined) throw new Failure('prisma/migrations already make what prisma/schema.prisma says.');

const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = path.join('prisma', 'migrations', `${timestamp}_${name}`);
mkdirSync(path.join(root, folder));
writeFileSync(path.join(root, folder, 'migration.sql'), sql);
say(`Wrote ${folder}/migration.sql; read it before you commit it`);
