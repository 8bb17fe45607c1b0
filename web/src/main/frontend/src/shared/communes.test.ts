import { communeName, communes, isCommune } from './communes';

test('all 126 communes are known by the names in force', () => {
  expect(communes).toHaveLength(126);
  expect(communeName('00565')).toBe('Xã Gia Lâm');
  expect(communes.every(({ code, name }) => /^\d{5}$/.test(code) && /^(Xã|Phường) /.test(name))).toBe(true);
});

test('a code nobody bears stays a code', () => {
  expect(isCommune('99999')).toBe(false);
  expect(communeName('99999')).toBe('99999');
});
