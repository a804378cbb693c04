const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|ENOTCACHED)\b|dns error|error sending request|fetch failed/i;
const NO_SPACE = /\bENOSPC\b|no space left/i;

/** One sentence that says what could not be installed and what to do; the installer's own last lines below it. */
export function explainInstallFailure(what, output) {
  const lines = output.trimEnd().split('\n').slice(-12).join('\n');
  if (UNREACHABLE.test(output)) {
    return `Could not fetch ${what}: the npm registry does not answer. Check the network (or npm's registry and proxy settings) and run the command again.`;
  }
  if (NO_SPACE.test(output)) return `Could not install ${what}: the disk is full.`;
  return `Could not install ${what}:\n${lines}`;
}
