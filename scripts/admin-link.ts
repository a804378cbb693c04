import { adminLink } from './local/admin-link.ts';
import { Failure } from './local/failure.ts';
import { loadDotEnv } from './local/load-dot-env.ts';
import { dataDir } from './local/paths.ts';
import { readRunning } from './local/running-file.ts';
import { openSecrets } from './local/secrets.ts';
import { readSettings } from './local/settings.ts';
import { say } from './local/step.ts';

loadDotEnv();
const dir = dataDir();
const running = readRunning(dir);
if (running === undefined) throw new Failure('Footlight does not run here. Start it first: npm start');

const link = await adminLink(readSettings(process.env, openSecrets(dir)), running);
if (link === undefined) say('This server has an admin already. Admins make others on the page /admin.');
else say(`Sign in, open this link, and you are the first admin. It works once.\n\n  ${link}`);
