/**
 * Whether a number of 14 digits is an internal one (mã nội bộ), in use on this host only and never to be called a GTIN:
 * GS1 Prefixes 020 to 029, 040 to 049 and 200 to 299 (GS1 General Specifications, section 1.4).
 */
export function isInternalNumber(gtin14: string): boolean {
  return /^.(02|04|2)/.test(gtin14);
}

/** Whether the last digit is the check digit of those before it (GS1 General Specifications, section 7.9). */
export function checkDigitMatches(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return /^\d+$/.test(digits) && sum % 10 === 0;
}
