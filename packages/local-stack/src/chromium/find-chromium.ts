import { findOnPath, isProgram } from '../find-on-path.ts';
import { installWithApt } from './install-with-apt.ts';
import { runQuietly, type Run } from './run-quietly.ts';

export interface FindChromiumOptions {
  env: NodeJS.ProcessEnv;
  /** Takes a line when something has to be fetched. */
  progress: (line: string) => void;
  /** Playwright's command line (playwright-core/cli.js) and where it would put its Chromium. */
  playwright: { cli: string; executablePath: () => string };
  /** What follows is the machine, and different in tests. */
  isRoot?: boolean;
  platform?: NodeJS.Platform;
  run?: Run;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium for browser tests or gets one: CHROME_PATH, on PATH, by apt-get as root on Debian and Ubuntu,
 * Playwright's own download. Answers the program's path.
 * @throws an Error that says what to install, when none works
 */
export async function findChromium(options: FindChromiumOptions): Promise<string> {
  const { env, progress, playwright, run = runQuietly } = options;
  const { isRoot = process.getuid?.() === 0, platform = process.platform } = options;
  // Ubuntu's chromium-browser can be a script that only says that it is a snap: it has to answer.
  const works = async (command: string) => (await run(command, ['--version'])).ok;

  if (env.CHROME_PATH) {
    if (await works(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(
      `CHROME_PATH is ${env.CHROME_PATH}, which does not run. Set it to a Chromium or unset it.`,
    );
  }
  const installed = async () => {
    const onPath = NAMES.flatMap((name) => findOnPath(name, env));
    for (const command of [...onPath, ...(platform === 'darwin' ? MAC_APPS.filter(isProgram) : [])]) {
      if (await works(command)) return command;
    }
    return undefined;
  };

  const found = await installed();
  if (found !== undefined) return found;

  if (isRoot && (await installWithApt({ env, what: 'Chromium', packages: ['chromium'], progress, run }))) {
    const fetched = await installed();
    if (fetched !== undefined) return fetched;
  }

  if (!isProgram(playwright.executablePath())) {
    progress("Fetching Playwright's Chromium for the browser tests (once)");
    await run(process.execPath, [playwright.cli, 'install', 'chromium']);
  }
  if (await works(playwright.executablePath())) return playwright.executablePath();

  throw new Error(
    'The browser tests need Chromium: install Chromium or Google Chrome, or set CHROME_PATH to one, and run the command again.',
  );
}
