import { holdsWords, words } from './words';

test('words have no accents and no signs', () => {
  expect(words('Hợp tác xã Đông Dư – 2 (mẫu)')).toEqual(['hop', 'tac', 'xa', 'dong', 'du', '2', 'mau']);
});

test('what is typed begins words in any order', () => {
  expect(holdsWords('Hộ trồng hành Đa Tốn', 'hanh')).toBe(true);
  expect(holdsWords('Hộ trồng hành Đa Tốn', 'ĐA ho')).toBe(true);
  expect(holdsWords('Hộ trồng hành Đa Tốn', 'anh')).toBe(false);
  expect(holdsWords('Hộ trồng hành Đa Tốn', '')).toBe(true);
});
