/**
 * What to choose so that one more is active where a plan has room for so many: that one and, as far as there is room, those
 * that are active already, in their order.
 */
export function chooseActive(id: string, active: readonly string[], room: number | 'unlimited'): string[] {
  const chosen = [id, ...active.filter((other) => other !== id)];
  return room === 'unlimited' ? chosen : chosen.slice(0, room);
}
