import { demoAccounts } from '../../apps/api/src/domains/identity/accounts/demo-accounts.ts';
import { adminLink } from './admin-link.ts';
import { Failure } from './failure.ts';
import { openHome } from './open-home.ts';
import { removeRunning, writeRunning } from './running-file.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import { Shutdown } from './shutdown.ts';
import { say } from './step.ts';

export interface Launch {
  /** The data folder, ours alone. */
  dir: string;
  secrets: Secrets;
  settings: Settings;
  shutdown: Shutdown;
}

/**
 * What start and dev have in common: the data folder, the end of everything, and what is printed at last.
 * @param serve starts all parts and answers the addresses to open, and where database and LiveKit are
 */
export async function launch(
  serve: (launch: Launch) => Promise<{ urls: string[]; services: Record<string, string> }>,
): Promise<void> {
  const { dir, release } = openHome();
  const shutdown = new Shutdown();
  shutdown.add('home', () => {
    removeRunning(dir);
    release();
  });
  try {
    const secrets = openSecrets(dir);
    const settings = readSettings(process.env, secrets);
    const { urls, services } = await serve({ dir, shutdown, settings, secrets });
    const [url = ''] = urls;
    const running = { url, pid: process.pid, services };
    const link = await adminLink(settings, running);
    writeRunning(dir, running);
    say(`\n${urls.map((each) => `ready ${each}`).join('\n')}\n`);
    if (settings.demo) introduceDemo();
    if (settings.outbox) say(`Mails are not sent. They can be read at ${url}/outbox`);
    if (link !== undefined) say(`Nobody runs this server yet. To be its admin, sign in and open\n  ${link}`);
    say('Ctrl-C stops everything.');
  } catch (error) {
    shutdown.fail(describe(error));
  }
}

function introduceDemo(): void {
  say('Sign in with');
  for (const { role, email, password } of demoAccounts) say(`  ${role.padEnd(8)} ${email}  ${password}`);
  say('No camera? In another terminal, npm run demo broadcasts a moving test picture.');
}

function describe(error: unknown): string {
  if (error instanceof Failure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
