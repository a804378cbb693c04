import { isIPv6 } from 'node:net';

/** IPv4 written as IPv6, as a socket that takes both has it: its last two groups are the address. */
const mapped = /^0:0:0:0:0:ffff:([\da-f]{1,4}):([\da-f]{1,4})$/;

/** The eight groups of an IPv6 address, each without leading zeros. */
function groupsOf(address: string): string[] {
  // The form of the URL standard is one for each address.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = [], right = []] = short.split('::').map((side) => side.split(':').filter(Boolean));
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
}

/**
 * What limits count of a network address. Of IPv6 that is the first 64 bits: whoever has one address there has 2^64 of them
 * (RFC 4291, 2.5.4) and could be somebody else with each request.
 * @param address anything; what is not IPv6 stays as it is
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%', 1);
  if (!isIPv6(plain)) return address;
  const groups = groupsOf(plain);
  const [, high, low] = mapped.exec(groups.join(':')) ?? [];
  if (high === undefined || low === undefined) return `${groups.slice(0, 4).join(':')}::/64`;
  const bytes = [high, low].map((group) => parseInt(group, 16)).flatMap((group) => [group >> 8, group & 255]);
  return bytes.join('.');
}
