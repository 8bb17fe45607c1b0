import { parseDate, serializeDate } from '../generated/ingest/runtime';
import { calendarDay, isoDay } from './input';

test('a day is the same day in every zone, on its way in and out', () => {
  for (const text of ['2026-11-16', '2026-01-01', '2026-12-31', '2024-02-29']) {
    expect(isoDay(calendarDay(text))).toBe(text);
    expect(serializeDate(calendarDay(text))).toBe(text);
    expect(calendarDay(text)).toEqual(parseDate(text));
    expect(calendarDay(text).toLocaleDateString('en-CA')).toBe(text);
  }
});
