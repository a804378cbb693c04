import { formatLocale } from './format.ts';

interface ZoneGroup {
  /** "Europe", as the IANA database has it; null for what stands in no region, `UTC` for example. */
  region: string | null;
  zones: { name: string; label: string }[];
}

/** The time zones that this browser knows, by region, with `stored` among them. */
export function timeZoneGroups(stored: string): ZoneGroup[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', deviceTimeZone()]);
  if (stored !== '') names.add(stored);
  const groups = new Map<string | null, ZoneGroup>();
  for (const name of [...names].sort()) {
    const slash = name.indexOf('/');
    const region = slash < 0 ? null : name.slice(0, slash);
    const group = groups.get(region) ?? { region, zones: [] };
    group.zones.push({ name, label: cityOf(name) });
    groups.set(region, group);
  }
  const plain = groups.get(null);
  groups.delete(null);
  return plain ? [...groups.values(), plain] : [...groups.values()];
}

/** "America/Argentina/Buenos_Aires" → "Argentina, Buenos Aires". */
export function cityOf(name: string): string {
  return name
    .slice(name.indexOf('/') + 1)
    .replaceAll('/', ', ')
    .replaceAll('_', ' ');
}

/** The time zone that this device is set to. */
export function deviceTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What the clocks of a time zone show, "18:30"; null for one that this browser does not know. */
export function timeIn(zone: string, now: number): string | null {
  try {
    return new Intl.DateTimeFormat(formatLocale(), {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
    }).format(now);
  } catch {
    return null;
  }
}

/** How far the clocks of a time zone are from UTC at a moment, "UTC+02:00". */
export function offsetAt(zone: string, moment: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(moment),
  );
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return offset.replace('GMT', 'UTC');
}
