import { dangers } from './dangers.ts';
import { type Env, settings } from './settings.ts';

/** Thrown when settings are wrong or dangerous; the message lists every one of them. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These settings have to be changed:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/**
 * Reads the settings. An empty value counts as not set.
 * @throws SettingsError with every setting that is wrong or dangerous
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = settings.safeParse(given);
  if (!result.success) {
    throw new SettingsError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const found = dangers(result.data);
  if (found.length > 0) throw new SettingsError(found);
  return result.data;
}

/** The text of `.env.example`, made from the schema above. */
export function renderEnvExample(): string {
  const entries = Object.entries(settings.shape).map(([name, schema]) => {
    const meta = schema.meta() ?? {};
    const required = !schema.safeParse(undefined).success;
    // No standard value is more than a word or a number; those that are have an example.
    const standard = (schema.safeParse(undefined).data ?? '') as string | number;
    const value = typeof meta.example === 'string' ? meta.example : String(standard);
    const note = required
      ? `${meta.description} Required where the server runs by itself.`
      : meta.description;
    return `# ${note}\n# ${name}=${value}\n`;
  });
  const head =
    '# Every setting of the server. Made by `npm run env:example`; copy it to `.env` and change what you need.\n# `npm start` needs none of them.\n';
  return [head, ...entries].join('\n');
}
