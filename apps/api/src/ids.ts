import { type IdKind, idPrefixes } from '@footlight/contracts';
import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** A new id of one kind; ids of one process sort in the order in which they were made. */
export function newId(kind: IdKind): string {
  return `${idPrefixes[kind]}_${next()}`;
}
