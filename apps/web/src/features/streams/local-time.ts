/** What clock and calendar of a zone show, as date and time fields take it: `2027-03-28` and `19:30`. */
interface LocalTime {
  date: string;
  time: string;
}

/** A moment on the clocks of a zone. */
export function localTimeIn(zone: string, moment: string | number): LocalTime {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(moment));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return { date: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` };
}

/**
 * The moment of a local time, or null while it is not written out. Only to show it: a time that a zone skips or repeats
 * is the server's to refuse.
 */
export function momentOf({ date, time }: LocalTime, zone: string): Date | null {
  const wanted = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(wanted)) return null;
  let moment = wanted;
  // The second round is for a change of the clocks between the first guess and the moment itself.
  for (let round = 0; round < 2; round += 1) {
    const shown = localTimeIn(zone, moment);
    moment += wanted - Date.parse(`${shown.date}T${shown.time}Z`);
  }
  return new Date(moment);
}
