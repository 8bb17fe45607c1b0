import { officeOf } from './office';
import { type Texts, textOf } from './text/text';
import type { TextKey } from './text/vi';

const inLanguage = (language: 'vi' | 'en') =>
  ({
    language,
    t: (key: TextKey, values?: Record<string, string | number>) => textOf(language, key, values),
  }) as Texts;
const vi = inLanguage('vi');
const en = inLanguage('en');

test('an office is called by its role and where it ends', () => {
  expect(officeOf({ role: 'commune-officer', communeCode: '00565' }, vi)).toBe('Cán bộ xã Gia Lâm');
  expect(officeOf({ role: 'commune-officer', communeCode: '00565' }, en)).toBe('Officer of Xã Gia Lâm');
  expect(officeOf({ role: 'inspector', communeCode: '00565' }, vi)).toBe('Thanh tra xã Gia Lâm');
  expect(officeOf({ role: 'inspector' }, vi)).toBe('Thanh tra');
});

test('who acts for a party is called by it', () => {
  expect(officeOf({ role: 'farmer', communeCode: '00565', partyName: 'Hộ bà Lan' }, vi)).toBe('Nông dân · Hộ bà Lan');
  expect(officeOf({ role: 'farmer' }, vi)).toBe('Nông dân');
});

test('an account that is gone still was an office', () => {
  expect(officeOf({}, vi)).toBe('Cơ quan quản lý');
});
