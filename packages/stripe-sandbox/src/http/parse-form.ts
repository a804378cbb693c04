/** What a form-encoded body or a query becomes: `a[b][0]=c` nests. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type FormFields = { [key: string]: FormValue };

interface Branch {
  [key: string]: string | Branch;
}

const fresh = (): Branch => Object.create(null) as Branch;

/** Reads a form-encoded text with nested keys; where all keys of a level are numbers, or empty, it is an array. */
export function parseForm(text: string): FormFields {
  const tree = fresh();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [
      name.split('[')[0] ?? name,
      ...[...name.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? ''),
    ];
    insert(tree, path, value);
  }
  return settle(tree, true) as FormFields;
}

function insert(tree: Branch, path: string[], value: string): void {
  let level = tree;
  for (const [at, raw] of path.entries()) {
    const key = raw === '' ? String(Object.keys(level).length) : raw;
    if (at === path.length - 1) {
      level[key] = value;
      return;
    }
    const next = level[key];
    if (next === undefined || typeof next === 'string') level = level[key] = fresh();
    else level = next;
  }
}

function settle(value: string | Branch, root = false): FormValue {
  if (typeof value === 'string') return value;
  const keys = Object.keys(value);
  if (!root && keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) {
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => settle(value[key] ?? ''));
  }
  return Object.fromEntries(keys.map((key) => [key, settle(value[key] ?? '')]));
}
