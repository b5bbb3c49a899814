import { expect, it } from 'vitest';
import { mobileNumber } from './index.ts';

it.each([
  ['0171 2345678', '+491712345678'],
  ['0151/234 567 89', '+4915123456789'],
  ['+49 (171) 234-5678', '+491712345678'],
  ['0049 171 2345678', '+491712345678'],
  ['+48 601 234 567', '+48601234567'],
  ['0341 1234567', null],
  ['+49 341 1234567', null],
  ['171 2345678', null],
  ['', null],
  ['+49171234567890123', null],
  ['0171 2345678\r\nBcc: x', null],
])('reads %j as %j', (typed, number) => {
  expect(mobileNumber(typed)).toBe(number);
});
