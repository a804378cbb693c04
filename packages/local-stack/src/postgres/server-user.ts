import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

export interface ServerUser {
  uid: number;
  gid: number;
}

const NAME = 'postgres';

/**
 * Who runs the server. PostgreSQL refuses to run as root, so root uses a system user, made at the first need; everyone
 * else runs it themselves (undefined). Data that exists stays with its owner.
 */
export function serverUser(dataDir: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = statSync(dataDir, { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return lookUp() ?? create();
}

function lookUp(): ServerUser | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, NAME], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function create(): ServerUser {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]],
    // BusyBox, for example Alpine
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', NAME]],
  ];
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
    } catch {
      continue;
    }
    const user = lookUp();
    if (user) return user;
  }
  throw new Error(
    `PostgreSQL does not run as root, and the system user "${NAME}" could not be made. Start Footlight as an ordinary user.`,
  );
}
