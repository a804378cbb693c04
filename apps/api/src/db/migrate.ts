import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineJs from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const prismaFolder = path.resolve(import.meta.dirname, '../../../../prisma');
const migrationsFolder = path.join(prismaFolder, 'migrations');
const filters = { externalTables: [], externalEnums: [] };

/** PostgreSQL's type `"char"`, which the adapter does not know, and `text`, which it does. */
const charOid = 18;
const textOid = 25;

interface WasmRuntime {
  WebAssembly: {
    instantiate(
      source: Buffer,
      imports: object,
    ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  };
}

let loading: Promise<void> | undefined;

/** Loads Prisma's schema engine, which its npm package carries as WebAssembly: no binary is downloaded. */
function loadEngine(): Promise<void> {
  loading ??= (async () => {
    const main = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
    const wasm = await readFile(path.join(path.dirname(main), 'schema_engine_bg.wasm'));
    // The engine never clears the timer of its lock, which would keep the process alive for ten seconds.
    const imports: Record<string, unknown> = { ...engineJs };
    for (const [name, value] of Object.entries(imports)) {
      if (!name.startsWith('__wbg_setTimeout') || typeof value !== 'function') continue;
      imports[name] = (...args: unknown[]): unknown => {
        const timer: unknown = Reflect.apply(value, undefined, args);
        (timer as Partial<NodeJS.Timeout> | undefined)?.unref?.();
        return timer;
      };
    }
    const runtime = globalThis as unknown as WasmRuntime;
    const { instance } = await runtime.WebAssembly.instantiate(wasm, { './schema_engine_bg.js': imports });
    engineJs.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  })();
  return loading;
}

/** The driver adapter with what the engine needs beyond it: the type `"char"` and a shadow database that can be dropped. */
class MigrationAdapter extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    const pool = this.#pool;
    let charColumns: number[] = [];
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
    pool.query = (async (...args: unknown[]) => {
      const result = await query(...args);
      charColumns = [];
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== charOid) continue;
        field.dataTypeID = textOid;
        charColumns.push(index);
      }
      return result;
    }) as typeof pool.query;
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (params) => {
      const result = await queryRaw(params);
      for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }

  override async connectToShadowDb() {
    const name = `prisma_shadow_${randomUUID()}`;
    await this.#pool.query(`CREATE DATABASE "${name}"`);
    const url = new URL(this.#pool.options.connectionString ?? '');
    url.pathname = `/${name}`;
    const shadow = new pg.Pool({ connectionString: url.href, max: 1 });
    const adapter = await new MigrationAdapter(shadow).connect();
    adapter.dispose = async () => {
      await shadow.end();
      await this.#pool.query(`DROP DATABASE "${name}"`);
    };
    return adapter;
  }
}

/** Runs the engine on a pool of its own: it never closes connections, and its advisory lock lives on one of them. */
async function withEngine<T>(
  databaseUrl: string,
  datamodels: [string, string][] | undefined,
  work: (engine: engineJs.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const factory = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(pool));
  const engine = await engineJs.SchemaEngine.new({ datamodels }, () => undefined, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** The names of all migrations in the repository, oldest first. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function migrationsList() {
  const directories = (await migrationNames()).map(async (name) => {
    const value = await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8');
    return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
  });
  return {
    baseDir: migrationsFolder,
    shadowDbInitScript: '',
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(migrationsFolder, 'migration_lock.toml'), 'utf8'),
    },
    migrationDirectories: await Promise.all(directories),
  };
}

/**
 * Brings a database to the newest migration. Fills `_prisma_migrations` as `prisma migrate deploy` does. Two processes at
 * once wait for each other.
 * @returns the names of the migrations that were applied now
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const input = { migrationsList: await migrationsList(), filters };
  const result = await withEngine(databaseUrl, undefined, (engine) =>
    engine.applyMigrations(input as unknown as Parameters<typeof engine.applyMigrations>[0]),
  );
  return result.appliedMigrationNames;
}

/**
 * The SQL that takes what the migrations make to what `schema.prisma` says; an empty migration when nothing is missing.
 * Needs a role that may create databases, for the engine's shadow database.
 */
export async function diffMigrations(databaseUrl: string): Promise<string> {
  const schemaPath = path.join(prismaFolder, 'schema.prisma');
  const content = await readFile(schemaPath, 'utf8');
  const input = {
    from: { tag: 'migrations', ...(await migrationsList()) },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters,
  };
  const result = await withEngine(databaseUrl, [[schemaPath, content]], (engine) =>
    engine.diff(input as unknown as Parameters<typeof engine.diff>[0]),
  );
  return result.stdout ?? '';
}
