import { en } from './en';
import { textOf } from './text';
import { type TextKey, vi } from './vi';

const keys = Object.keys(vi) as TextKey[];
const braces = (text = '') => [...text.matchAll(/\{(\w+)(\|[^|}]+\|[^|}]+)?\}/g)].map(([, name]) => name).sort();

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

test('of one thing English speaks in the singular', () => {
  expect(textOf('en', 'codes.issue', { count: 1 })).toBe('Issue 1 code');
  expect(textOf('en', 'codes.activated', { count: 1 })).toBe('1 code is activated.');
  expect(textOf('en', 'codes.activated', { count: 0 })).toBe('0 codes are activated.');
  expect(textOf('en', 'labels.pdf.hint', { count: 33, sheets: 2 })).toMatch(/^33 labels on 2 pages\./);
  expect(textOf('en', 'labels.pdf.hint', { count: 1, sheets: 1 })).toMatch(/^1 label on 1 page\./);
});

test('no English text puts a number before a word that is only right for several', () => {
  const after = keys.filter((key) =>
    /\{(count|days|lots|entries|packages|sheets)\} (?!by\b)[a-z]+s\b/.test(en[key] ?? ''),
  );
  expect(after).toEqual([]);
});
