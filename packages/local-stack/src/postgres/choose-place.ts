import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packagedBinaries, program, type Binaries } from './binaries.ts';
import { openCopy, openFolder } from './open-place.ts';
import type { PostgresOptions } from './options.ts';
import { reachable } from './reachable.ts';
import { serverUser, type ServerUser } from './server-user.ts';

export interface Place {
  binaries: Binaries;
  /** The folder that holds the cluster's data. */
  home: string;
  /** Another one at each start of the fast profile, so that nothing that ends late meets its successor. */
  dataDir: string;
  /** Undefined: the server runs as we do. */
  user: ServerUser | undefined;
}

/** The programs where this user gets to them. */
export function reachableBinaries(packaged: Binaries, user: ServerUser): Binaries {
  return reachable(program(packaged, 'postgres'), user) ? packaged : openCopy(packaged);
}

/**
 * Decides where the programs and the data lie, and who runs the server. Root's server runs as a system user, who cannot
 * pass a closed folder (a checkout below a 0700 folder is normal in CI): then both go to an open place. Data that lies
 * where it cannot be reached any more moves there.
 * @param remembered the home of the cluster that exists, if one does
 */
export function choosePlace(
  dir: string,
  remembered: string | undefined,
  { profile, log }: Pick<PostgresOptions, 'profile' | 'log'>,
): Place {
  const packaged = packagedBinaries();
  const former =
    remembered !== undefined && existsSync(path.join(remembered, 'data')) ? remembered : undefined;
  const user = serverUser(path.join(former ?? dir, 'data'));
  const place = (home: string, binaries: Binaries) => ({
    binaries,
    home,
    dataDir: path.join(home, profile === 'fast' ? `data-${randomBytes(4).toString('hex')}` : 'data'),
    user,
  });
  if (!user) return place(former ?? dir, packaged);

  const binaries = reachableBinaries(packaged, user);
  if (former !== undefined && reachable(former, user)) return place(former, binaries);
  if (former === undefined && reachable(dir, user)) return place(dir, binaries);

  const home = profile === 'fast' ? openFolder(path.join(tmpdir(), 'footlight')) : openFolder();
  log?.(`${dir} is closed to PostgreSQL's system user; its data is in ${home}`);
  if (former !== undefined) execFileSync('mv', [path.join(former, 'data'), path.join(home, 'data')]);
  return place(home, binaries);
}
