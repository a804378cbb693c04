export const profiles = {
  missing_title: 'Nobody here',
  missing_text: 'The address may be wrong, or this person is here no longer.',
  home: 'See what is live',
  failed: 'This person could not be loaded',
  edit: 'Edit profile',
  speaks: 'Speaks {{language}}',
  local_time: '{{time}} there now ({{zone}})',
  joined: 'Here since {{date}}',
} as const;
