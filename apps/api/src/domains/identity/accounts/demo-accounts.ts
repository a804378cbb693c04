/** Accounts of a fresh installation on loopback, so that a newcomer can look around at once. Their passwords are public. */
export const demoAccounts = [
  { email: 'creator@demo.example', password: 'curtain up tonight', role: 'creator', displayName: 'Mira Sol' },
  { email: 'viewer@demo.example', password: 'second row centre', role: 'viewer', displayName: 'Tom Adeyemi' },
] as const;
