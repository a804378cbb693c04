import { expect, it } from '@jest/globals';
import { networkOf } from './network-of.ts';

it.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2::c633:6401', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:3:4:198.51.100.1', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('of the IPv6 address %s limits count the network %s', (address, network) =>
  expect(networkOf(address)).toBe(network),
);

it.each(['::ffff:198.51.100.1', '::FFFF:c633:6401', '0:0:0:0:0:ffff:198.51.100.1', '198.51.100.1'])(
  'IPv4 counts as itself, however it is written: %s',
  (address) => expect(networkOf(address)).toBe('198.51.100.1'),
);

it.each(['', 'ola@example.org', 'usr_01', 'unknown', '::g'])('what is no address stays: %s', (text) =>
  expect(networkOf(text)).toBe(text),
);
