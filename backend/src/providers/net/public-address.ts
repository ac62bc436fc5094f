import { BlockList, isIP } from 'node:net';

/** Addresses of this machine, of its own network, and of no machine: a provider of prices is never there. */
const NOT_PUBLIC = new BlockList();
const RANGES: readonly (readonly [address: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carriers' own
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, where clouds tell machines their secrets
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24], // where tunnels of old began
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3], // multicast, reserved, broadcast
];
const RANGES_6: readonly (readonly [address: string, bits: number])[] = [
  ['::', 96], // unspecified, loopback, and IPv4 written as IPv6 of old
  ['::ffff:0:0:0', 96], // IPv4 as a translator of one host writes it
  ['64:ff9b::', 96], // IPv4 behind a translator
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['100:0:0:1::', 64],
  ['2001::', 23], // Teredo and other protocols' own
  ['2001:db8::', 32],
  ['2002::', 16], // IPv4 in a tunnel
  ['3fff::', 20],
  ['5f00::', 16], // segments of a network's own
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
for (const [address, bits] of RANGES) NOT_PUBLIC.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of RANGES_6) NOT_PUBLIC.addSubnet(address, bits, 'ipv6');

/**
 * Whether an IP address is one of the internet, as opposed to this machine or its network.
 *
 * IPv4 mapped into IPv6 is judged as the IPv4 that it is.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  const version = isIP(plain);
  return version !== 0 && !NOT_PUBLIC.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}
