import { Unit } from '../generated/ingest';

/** The patterns of the contract, so that a slip is shown beside its field before anything is sent. */
export const isGtin = (text: string) => /^[0-9]{14}$/.test(text);
export const isGln = (text: string) => /^[0-9]{13}$/.test(text);
export const isLotNumber = (text: string) => /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(text);
export const isQuantity = (text: string) => /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?$/.test(text) && Number(text) > 0;

export const units: Unit[] = [Unit.Kgm, Unit.Ea];

/** A decimal comma is what a Vietnamese keyboard offers. */
export const decimalPoint = (text: string) => text.trim().replace(',', '.');

/** Local time as a datetime-local field wants it. */
export function localMinute(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
