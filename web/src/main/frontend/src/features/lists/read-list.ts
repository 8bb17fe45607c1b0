import Papa from 'papaparse';
import type { IsolationEntry, ListedChain, ListedEstablishment, ListedProduct } from '../../generated/ingest';
import type { TextKey } from '../../shared/text/vi';
import { type Column, columnsOf, type ListKind, mostOf } from './columns';

/** Something to mend, at the line a spreadsheet shows; the first line holds the names. */
export type FileSlip = { line: number; column: string; what: TextKey };

/** One line by its fields, as it was meant. */
export type Line = Record<string, string>;

export type Read = { columns: Column[]; lines: Line[]; slips: FileSlip[] };

/** The text of a file in UTF-8, its mark at the start taken off; undefined when it is in another encoding. */
export function decoded(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** "Mã xã", "ma xa" and "MÃ_XÃ" name the same column. */
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

export function readList(kind: ListKind, text: string): Read {
  const columns = columnsOf[kind];
  const rows = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t'] }).data;
  const names = (rows[0] ?? []).map(plain);
  const places = columns.map(({ name }) => names.indexOf(plain(name)));
  const absent = columns.filter((column, index) => column.must && places[index] === -1);
  if (absent.length > 0) {
    const slips = absent.map(({ name }) => ({ line: 1, column: name, what: 'lists.slip.no-column' as const }));
    return { columns, lines: [], slips };
  }

  const lines: Line[] = [];
  const slips: FileSlip[] = [];
  const seen = new Set<string>();
  rows.slice(1).forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const at = index + 2;
    const line: Line = {};
    columns.forEach((column, number) => {
      const written = (row[places[number]] ?? '').trim();
      if (written === '') {
        if (column.must) slips.push({ line: at, column: column.name, what: 'lists.slip.missing' });
        return;
      }
      const cell = column.read(written);
      if ('slip' in cell) slips.push({ line: at, column: column.name, what: cell.slip });
      line[column.field] = 'value' in cell ? cell.value : written;
    });
    const whole = JSON.stringify(columns.map(({ field }) => line[field]));
    if (seen.has(whole)) slips.push({ line: at, column: columns[0].name, what: 'lists.slip.twice' });
    seen.add(whole);
    lines.push(line);
  });
  if (lines.length === 0) slips.push({ line: 2, column: columns[0].name, what: 'lists.slip.empty' });
  if (kind === 'chains' && slips.length === 0) slips.push(...chainSlips(lines));
  if (kind !== 'chains' && lines.length > mostOf[kind])
    slips.push({ line: mostOf[kind] + 2, column: columns[0].name, what: 'lists.slip.too-many' });
  return { columns, lines, slips };
}

function chainSlips(lines: Line[]): FileSlip[] {
  const column = columnsOf.chains[0].name;
  const chains = chainsOf(lines);
  const uneven = chains
    .filter(({ members }) => members.length < 2 || members.length > 20)
    .map(({ chainName }) => ({
      line: lines.findIndex((line) => line.chainName === chainName) + 2,
      column,
      what: 'lists.slip.members' as const,
    }));
  const tooMany = chains.length > mostOf.chains ? [{ line: 2, column, what: 'lists.slip.too-many' as const }] : [];
  return [...uneven, ...tooMany];
}

export function chainsOf(lines: Line[]): ListedChain[] {
  const chains = new Map<string, ListedChain>();
  for (const { chainName, communeCode, partyName, partyGln } of lines) {
    const key = `${communeCode} ${chainName}`;
    const chain = chains.get(key) ?? { chainName, communeCode, members: [] };
    chain.members.push({ partyName, partyGln });
    chains.set(key, chain);
  }
  return [...chains.values()];
}

export const productsOf = (lines: Line[]): ListedProduct[] =>
  lines.map(({ productName, partyName, communeCode, gtin, partyGln }) => ({
    productName,
    partyName,
    communeCode,
    gtin,
    partyGln,
  }));

export const establishmentsOf = (lines: Line[]): ListedEstablishment[] =>
  lines.map(({ partyName, communeCode, partyGln }) => ({ partyName, communeCode, partyGln }));

export const isolationOf = (lines: Line[]): IsolationEntry[] =>
  lines.map(({ productName, crop, days }) => ({ productName, crop, days: Number(days) }));
