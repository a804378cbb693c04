/** For a note on what became of a row: the button went with it, so the focus goes where that is said. */
export function focusElement(note: HTMLDivElement | null): void {
  note?.focus();
}
