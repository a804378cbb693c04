interface Entry {
  level?: number;
  time?: number;
  msg?: string;
  request_id?: string;
  err?: { message?: string };
}

const WARN = 40;
const ERROR = 50;

/**
 * Turns a line of the API's log into one for people: only warnings and errors, in one line each. A line that is no log
 * entry (a crash report of Node) stays as it is.
 */
export function apiLogLine(line: string): string | undefined {
  const entry = parse(line);
  if (entry === undefined) return line.trim() === '' ? undefined : line;
  if (entry.level === undefined || entry.level < WARN) return undefined;
  const time = new Date(entry.time ?? Date.now()).toTimeString().slice(0, 8);
  const cause = entry.err?.message?.split('\n')[0];
  const words = [
    time,
    entry.level >= ERROR ? 'error' : 'warning',
    cause === undefined || cause === entry.msg ? (entry.msg ?? '') : `${entry.msg ?? ''}: ${cause}`,
    entry.request_id === undefined ? '' : `(${entry.request_id})`,
  ];
  return words.filter((word) => word !== '').join(' ');
}

function parse(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
