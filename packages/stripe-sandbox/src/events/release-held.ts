import type { Sandbox } from '../sandbox.ts';

/** The order in which held events are let go: one of these, or some of their ids; the others follow as they came. */
export type ReleaseOrder = 'as they came' | 'reversed' | string[];

/** Lets what is held be delivered. */
export function releaseHeld({ store }: Sandbox, order: ReleaseOrder): void {
  const held = store.db
    .prepare(`SELECT id, event, target FROM delivery WHERE state = 'held' ORDER BY id`)
    .all() as { id: number; event: string; target: string }[];
  const rank = (event: string) => {
    const at = Array.isArray(order) ? order.indexOf(event) : -1;
    return at === -1 ? Infinity : at;
  };
  if (order === 'reversed') held.reverse();
  else held.sort((a, b) => compare(rank(a.event), rank(b.event)) || a.id - b.id);
  // Deliveries go out by their ids, so each one gets a new one.
  const remove = store.db.prepare('DELETE FROM delivery WHERE id = ?');
  const insert = store.db.prepare(
    `INSERT INTO delivery (event, target, state, due) VALUES (?, ?, 'waiting', ?)`,
  );
  for (const { id, event, target } of held) {
    remove.run(id);
    insert.run(event, target, Date.now());
  }
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
