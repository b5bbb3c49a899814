import { describe, expect, it } from 'vitest';
import { isPrivateAddress } from './private-address.ts';

describe('an address', () => {
  it('is private unless it is surely public', () => {
    for (const one of [
      ...[
        '127.0.0.1',
        '10.1.2.3',
        '172.16.0.1',
        '172.31.255.255',
        '192.168.1.1',
        '169.254.169.254',
        '100.64.0.1',
        '0.0.0.0',
      ],
      ...[
        '::1',
        '::',
        'fe80::1',
        'fc00::1',
        'fd12:3456::1',
        '::ffff:10.0.0.1',
        '64:ff9b::a00:1',
        '2002:a00:1::',
        '224.0.0.1',
      ],
      ...['255.255.255.255', 'localhost', '', '010.0.0.1', '2130706433'],
    ])
      expect(isPrivateAddress(one), one).toBe(true);
    for (const one of ['8.8.8.8', '172.32.0.1', '141.30.1.1', '2a00:1450:4001::1', '::ffff:8.8.8.8'])
      expect(isPrivateAddress(one), one).toBe(false);
  });
});
