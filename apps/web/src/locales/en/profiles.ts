export const profiles = {
  missing_title: 'Profile not found',
  missing_text: 'The address may be wrong, or this account was deleted.',
  home: 'Browse live streams',
  failed: 'This profile could not be loaded',
  edit: 'Edit profile',
  speaks: 'Speaks {{language}}',
  local_time: '{{time}} there now ({{zone}})',
  joined: 'Joined {{date}}',
} as const;
