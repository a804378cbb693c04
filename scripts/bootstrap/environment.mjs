import path from 'node:path';
import { root, toolsBin } from './pins.mjs';

/** npm settings a child may need to reach the registry; all other npm_* variables would confuse pnpm and Go. */
const KEPT = /^npm_config_(cafile|registry|https?_proxy|proxy|noproxy|cache|store_dir)$/i;

/** npm prepends these for each folder above the checkout; they would hide the pinned tools. */
const NPM_PATH = /node_modules[/\\]\.bin$|node-gyp-bin$/;

/**
 * The environment of every child: pinned Node and pnpm first on PATH, none of npm's own variables,
 * and nothing that reports home.
 */
export function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || KEPT.test(name));
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !NPM_PATH.test(folder));
  return {
    ...Object.fromEntries(kept),
    PATH: [toolsBin, path.join(root, 'node_modules', '.bin'), ...folders].join(path.delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    DO_NOT_TRACK: '1',
    // Some tools colour whatever CI is set for; a file or a pipe shows that as noise.
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
    // Prisma downloads its schema engine unless this names a program; generating the client never runs it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
  };
}
