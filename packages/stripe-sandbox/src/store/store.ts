import { DatabaseSync } from 'node:sqlite';
import type { AnyObject, Kind, Kinds } from '../objects/kinds.ts';
import { placeOf } from './place.ts';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS object (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    customer TEXT,
    parent TEXT,
    clock TEXT,
    due INTEGER,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS object_list ON object (kind, seq);
  CREATE INDEX IF NOT EXISTS object_customer ON object (customer, kind, seq);
  CREATE INDEX IF NOT EXISTS object_parent ON object (parent, kind, seq);
  CREATE INDEX IF NOT EXISTS object_due ON object (clock, due) WHERE due IS NOT NULL;
  CREATE TABLE IF NOT EXISTS answer (
    key TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, due);
  CREATE INDEX IF NOT EXISTS delivery_event ON delivery (event);
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** Which objects of a kind a list is about. */
export interface Scope {
  customer?: string;
  /** The object that they belong to: an invoice's subscription, a charge's payment. */
  parent?: string;
}

/** Every object of the account, in one SQLite file. All calls are synchronous, so a request is one step. */
export class Store {
  readonly db: DatabaseSync;
  #depth = 0;

  /** @param file `:memory:` keeps nothing */
  constructor(file: string) {
    this.db = new DatabaseSync(file);
    this.db.exec(SCHEMA);
  }

  /** Does all of the work or, when it throws, none of it. One within another belongs to the outer one. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.db.exec('BEGIN IMMEDIATE');
    this.#depth += 1;
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const row = this.db.prepare('SELECT data FROM object WHERE id = ? AND kind = ?').get(id, kind);
    return row && (JSON.parse(String(row.data)) as Kinds[K]);
  }

  /** For an id of an unknown kind. */
  find(id: string): AnyObject | undefined {
    const row = this.db.prepare('SELECT data FROM object WHERE id = ?').get(id);
    return row && (JSON.parse(String(row.data)) as AnyObject);
  }

  /** For an id that another object holds. */
  need<K extends Kind>(kind: K, id: string): Kinds[K] {
    const found = this.get(kind, id);
    if (!found) throw new Error(`The sandbox has no ${kind} ${id}`);
    return found;
  }

  /** Writes an object, new or changed. */
  put<T extends AnyObject>(object: T): T {
    const { customer, parent, clock, due } = placeOf(object);
    this.db
      .prepare(
        `INSERT INTO object (id, kind, customer, parent, clock, due, data) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, parent = excluded.parent,
           clock = excluded.clock, due = excluded.due, data = excluded.data`,
      )
      .run(object.id, object.object, customer, parent, clock ?? '', due, JSON.stringify(object));
    return object;
  }

  /** Those of a kind, newest first. */
  *each<K extends Kind>(kind: K, { customer, parent }: Scope = {}): Generator<Kinds[K]> {
    const rows = this.db
      .prepare(
        `SELECT data FROM object WHERE kind = ?${customer === undefined ? '' : ' AND customer = ?'}${
          parent === undefined ? '' : ' AND parent = ?'
        } ORDER BY seq DESC`,
      )
      .iterate(...[kind, customer, parent].filter((value) => value !== undefined));
    for (const row of rows) yield JSON.parse(String(row.data)) as Kinds[K];
  }

  /** Those of a kind, newest first, read at once: for a caller that changes some of them. */
  all<K extends Kind>(kind: K, scope: Scope = {}): Kinds[K][] {
    return [...this.each(kind, scope)];
  }

  remove(id: string): void {
    this.db.prepare('DELETE FROM object WHERE id = ?').run(id);
  }

  /**
   * What has to happen next on a clock.
   * @param clock a test clock's id; null for the time of the wall
   */
  nextDue(clock: string | null, until: number): { object: AnyObject; due: number } | undefined {
    const row = this.db
      .prepare('SELECT data, due FROM object WHERE clock = ? AND due <= ? ORDER BY due, seq LIMIT 1')
      .get(clock ?? '', until);
    return row && { object: JSON.parse(String(row.data)) as AnyObject, due: Number(row.due) };
  }

  setting<T>(name: string): T | undefined {
    const row = this.db.prepare('SELECT value FROM setting WHERE name = ?').get(name);
    return row && (JSON.parse(String(row.value)) as T);
  }

  set(name: string, value: unknown): void {
    this.db
      .prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
      .run(name, JSON.stringify(value));
  }

  close(): void {
    this.db.close();
  }
}
