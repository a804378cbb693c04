/** Opens a page of another site in place of this one. The button that leads there stays busy until it is gone. */
export function leaveFor(url: string): void {
  location.assign(url);
}
