import { BlockList, isIP } from 'node:net';

/** True for an address that is not in the public internet: news must never reach what stands behind a wall (SSRF). Anything unreadable counts as such. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const kind = isIP(plain);
  if (kind === 0) return true;
  if (kind === 4) return notPublic.check(plain, 'ipv4');
  // Of version 6 only what was given out to the public, and none of it that carries an address of version 4.
  return !publicSix.check(plain, 'ipv6') || notPublic.check(plain, 'ipv6');
}

const notPublic = new BlockList();
for (const [net, bits] of [
  ...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const, ['127.0.0.0', 8] as const],
  ...[['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const, ['192.0.0.0', 24] as const],
  ...[['192.0.2.0', 24] as const, ['192.88.99.0', 24] as const, ['192.168.0.0', 16] as const],
  ...[['198.18.0.0', 15] as const, ['198.51.100.0', 24] as const, ['203.0.113.0', 24] as const],
  ...[['224.0.0.0', 4] as const, ['240.0.0.0', 4] as const],
])
  notPublic.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['2001::', 23] as const, ['2001:db8::', 32] as const, ['2002::', 16] as const])
  notPublic.addSubnet(net, bits, 'ipv6');
const publicSix = new BlockList();
publicSix.addSubnet('2000::', 3, 'ipv6');
