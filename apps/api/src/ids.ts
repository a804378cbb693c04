import { randomInt } from 'node:crypto';
import { type IdKind, idPrefixes } from '@footlight/contracts';
import { monotonicFactory } from 'ulid';

/** Node's own numbers come from a pool; the library's would ask the system for each of the 16 characters. */
const next = monotonicFactory(() => randomInt(32) / 32);

/** A new id of one kind; ids of one process sort in the order in which they were made. */
export function newId(kind: IdKind): string {
  return `${idPrefixes[kind]}_${next()}`;
}
