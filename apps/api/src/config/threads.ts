import { availableParallelism } from 'node:os';

// Node's pool has four threads, and each that hashes a password works on 19 MiB. Where there are fewer processors, they
// push each other's memory out of the cache: with two threads, two processors sign in some people more in a second. To be
// imported before anything that uses the pool, which looks at this once.
process.env.UV_THREADPOOL_SIZE ??= String(Math.min(4, Math.max(2, availableParallelism())));
