export const studio = {
  title: 'Studio',
} as const;
