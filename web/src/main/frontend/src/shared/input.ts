import { Unit } from '../generated/ingest';

/** The patterns of the contract, so that a slip is shown beside its field before anything is sent. */
export const isGtin = (text: string) => /^[0-9]{14}$/.test(text);
export const isGln = (text: string) => /^[0-9]{13}$/.test(text);
export const isLotNumber = (text: string) => /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(text);
export const isQuantity = (text: string) => /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?$/.test(text) && Number(text) > 0;

export const units: Unit[] = [Unit.Kgm, Unit.Ea];

/**
 * A decimal comma is what a Vietnamese keyboard offers. Points that part thousands stay as they are typed, which is no
 * quantity: 1.200 kg is 1200 to one reader and 1.2 to another, so nobody guesses.
 */
export function decimalPoint(text: string): string {
  const trimmed = text.trim();
  return /^[1-9][0-9]{0,2}(\.[0-9]{3})+$/.test(trimmed) ? `${trimmed}?` : trimmed.replace(',', '.');
}

/** A decimal number of the contract as people here type it: 12.345 kg would read as twelve thousand. */
export const typed = (value: string) => value.replace('.', ',');

/**
 * A day of the calendar as the contract's client holds it: midnight on this device, so that it is the same day in
 * every zone.
 * @param text such as 2026-11-25
 */
export function calendarDay(text: string): Date {
  const [year, month, day] = text.split('-').map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, day);
}

/** The same day written as the contract and a date field have it. */
export const isoDay = (day: Date) => localMinute(day).slice(0, 10);

/** Local time as a datetime-local field wants it. */
export function localMinute(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
