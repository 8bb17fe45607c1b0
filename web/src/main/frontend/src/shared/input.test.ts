import { parseDate, serializeDate } from '../generated/ingest/runtime';
import { calendarDay, decimalPoint, isoDay, isQuantity } from './input';

test('a day is the same day in every zone, on its way in and out', () => {
  for (const text of ['2026-11-16', '2026-01-01', '2026-12-31', '2024-02-29']) {
    expect(isoDay(calendarDay(text))).toBe(text);
    expect(serializeDate(calendarDay(text))).toBe(text);
    expect(calendarDay(text)).toEqual(parseDate(text));
    expect(calendarDay(text).toLocaleDateString('en-CA')).toBe(text);
  }
});

test("thousands parted by points are nobody's guess", () => {
  for (const text of ['1.200', '12.345.678', '1.200,5']) expect(isQuantity(decimalPoint(text))).toBe(false);
  for (const [text, value] of [
    ['1200', '1200'],
    ['1,2', '1.2'],
    ['0.125', '0.125'],
    ['1.25', '1.25'],
    [' 20,5 ', '20.5'],
  ] as const) {
    expect(decimalPoint(text)).toBe(value);
    expect(isQuantity(decimalPoint(text))).toBe(true);
  }
});
