import { sequenceOf, serialIn } from './serial';

test('a serial is read from what was typed and from an address', () => {
  expect(serialIn(' g0000001m1ksxfy3 ')).toBe('G0000001M1KSXFY3');
  expect(serialIn('GOOO OOOI-MIKS XFY3')).toBe('G0000001M1KSXFY3');
  expect(serialIn('https://a.example/01/08930000000019/21/G0000001M1KSXFY3?lang=en')).toBe('G0000001M1KSXFY3');
  expect(serialIn('(21)G0000001M1KSXFY3')).toBe('G0000001M1KSXFY3');
  expect(serialIn('(01)08930000000019(21) G000 0001 M1KS XFY3 (416)8930000000002')).toBe('G0000001M1KSXFY3');
  expect(serialIn('G0000001M1KSXFY')).toBeUndefined();
  expect(serialIn('G0000001M1KSXFYU')).toBeUndefined();
  expect(serialIn('')).toBeUndefined();
});

test('labels are counted by their serials', () => {
  expect(sequenceOf('G0000001M1KSXFY3')).toBe(1);
  expect(sequenceOf('0000001000000000')).toBe(32);
  expect(sequenceOf('00ZZZZZZ00000000')).toBe(2 ** 30 - 1);
  expect(sequenceOf('GZZZZZZZ00000000')).toBe(2 ** 35 - 1);
});
