import { describe, expect, it } from 'vitest';
import { checkDigitMatches, isInternalNumber } from './numbering';

describe('isInternalNumber', () => {
  it.each(['02919000000041', '00200000000004', '00400000000002'])('tells that %s is internal', (number) => {
    expect(isInternalNumber(number)).toBe(true);
  });

  it.each(['08930000000019', '09506000134352', '10614141073464'])('leaves the GTIN %s a GTIN', (number) => {
    expect(isInternalNumber(number)).toBe(false);
  });
});

test('a slip in one digit does not pass for a number', () => {
  expect(checkDigitMatches('09506000134352')).toBe(true);
  expect(checkDigitMatches('8930000000019')).toBe(true);
  expect(checkDigitMatches('8930000000091')).toBe(false);
  expect(checkDigitMatches('')).toBe(false);
});
