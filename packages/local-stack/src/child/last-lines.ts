/** Remembers the newest lines of an output, so that an error can show them. */
export function lastLines(count: number) {
  const lines: string[] = [];
  return {
    add(line: string) {
      lines.push(line);
      if (lines.length > count) lines.shift();
    },
    text: () => lines.join('\n'),
  };
}
