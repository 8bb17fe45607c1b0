import { en } from './en';
import { textOf } from './text';
import { type TextKey, vi } from './vi';

const keys = Object.keys(vi) as TextKey[];
const braces = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();

test('English has every key', () => {
  expect(keys.filter((key) => !en[key])).toEqual([]);
});

test('both languages fill in the same values', () => {
  expect(keys.filter((key) => braces(vi[key]).join() !== braces(en[key]).join())).toEqual([]);
});

test('values are filled in', () => {
  expect(textOf('vi', 'codes.issue', { count: 10 })).toBe('Cấp 10 mã');
  expect(textOf('en', 'codes.issue', { count: 10 })).toBe('Issue 10 codes');
});
