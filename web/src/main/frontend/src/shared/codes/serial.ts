const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The serial in what was typed, or in the address that a scanner read; as labels write it. */
export function serialIn(typed: string): string | undefined {
  const last =
    typed
      .trim()
      .replace(/^.*\(21\)\s*([^(]*).*$/, '$1') // as people read it on the label
      .replace(/[?#].*$/, '')
      .split('/')
      .pop() ?? '';
  const serial = last.replace(/[\s-]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(serial) ? serial : undefined;
}

/** The number of a label among those of its product: the lower 35 of the first 40 bits of its serial. */
export function sequenceOf(serial: string): number {
  const bits = [...serial.slice(0, 8)].reduce((sum, digit) => sum * 32 + digits.indexOf(digit), 0);
  return bits % 2 ** 35;
}
