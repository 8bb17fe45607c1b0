import type { CoverageListKind } from '../../generated/ingest';
import { isCommune } from '../../shared/communes';
import { isGln, isGtin } from '../../shared/input';
import { checkDigitMatches } from '../../shared/numbering';
import type { TextKey } from '../../shared/text/vi';

export type ListKind = CoverageListKind | 'isolation';

/** A cell as it was meant, or what to mend in it. */
type Cell = { value: string } | { slip: TextKey };

/** Column names are Vietnamese in both languages: they stand in files, not on a page. */
export type Column = { name: string; field: string; must: boolean; read: (text: string) => Cell };

const text =
  (most: number) =>
  (value: string): Cell =>
    value.length > most ? { slip: 'lists.slip.long' } : { value };

/** A GTIN of 8, 12 or 13 digits is the one of 14 with zeros before it, which spreadsheets drop. */
function gtin(written: string): Cell {
  const value = /^\d{8,13}$/.test(written) ? written.padStart(14, '0') : written;
  if (!isGtin(value)) return { slip: 'lists.slip.gtin' };
  return checkDigitMatches(value) ? { value } : { slip: 'registry.check-digit' };
}

function gln(value: string): Cell {
  if (!isGln(value)) return { slip: 'lists.slip.gln' };
  return checkDigitMatches(value) ? { value } : { slip: 'registry.check-digit' };
}

/** The leading zeros that a spreadsheet drops are put back; what then is no commune in force is a slip. */
function commune(written: string): Cell {
  const value = /^\d{1,4}$/.test(written) ? written.padStart(5, '0') : written;
  return isCommune(value) ? { value } : { slip: 'lists.slip.commune' };
}

const days = (value: string): Cell =>
  /^\d{1,3}$/.test(value) && Number(value) <= 365 ? { value } : { slip: 'lists.slip.days' };

const must = (name: string, field: string, read: Column['read']): Column => ({ name, field, must: true, read });
const may = (name: string, field: string, read: Column['read']): Column => ({ name, field, must: false, read });

export const columnsOf: Record<ListKind, Column[]> = {
  chains: [
    must('Tên chuỗi', 'chainName', text(200)),
    must('Mã xã', 'communeCode', commune),
    must('Tên thành viên', 'partyName', text(200)),
    may('GLN thành viên', 'partyGln', gln),
  ],
  products: [
    must('Tên sản phẩm', 'productName', text(200)),
    must('Tên đơn vị', 'partyName', text(200)),
    must('Mã xã', 'communeCode', commune),
    may('GTIN', 'gtin', gtin),
    may('GLN đơn vị', 'partyGln', gln),
  ],
  establishments: [
    must('Tên đơn vị', 'partyName', text(200)),
    must('Mã xã', 'communeCode', commune),
    may('GLN đơn vị', 'partyGln', gln),
  ],
  isolation: [
    must('Tên thuốc', 'productName', text(100)),
    may('Cây trồng', 'crop', text(100)),
    must('Số ngày cách ly', 'days', days),
  ],
};

/** The most entries the contract takes at once. */
export const mostOf: Record<ListKind, number> = {
  chains: 10_000,
  products: 50_000,
  establishments: 50_000,
  isolation: 20_000,
};

/** An empty file with its columns, marked as UTF-8 so that Excel reads the accents. */
export const templateOf = (kind: ListKind) => `\ufeff${columnsOf[kind].map(({ name }) => name).join(',')}\r\n`;
