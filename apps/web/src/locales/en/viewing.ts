export const viewing = {
  title: 'Watch',
} as const;
