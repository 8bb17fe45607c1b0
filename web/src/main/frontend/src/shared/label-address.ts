import { isGtin, isLotNumber } from './input';

/** What a label leads to: a lot, or a product whose lot only the server knows (pre-printed rolls). */
export type OnLabel = { gtin: string; lot?: string; serial?: string };

/**
 * Reads the address that a label carries, `/01/{gtin}/10/{lot}/21/{serial}`, whole or only its path, as it is or
 * percent-encoded once more by whatever passed it on.
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link, URI syntax</a>
 */
export function readLabel(written: string): OnLabel | undefined {
  const text = written.trim();
  return read(text) ?? (/%2F/i.test(text) ? read(decoded(text) ?? '') : undefined);
}

function read(address: string): OnLabel | undefined {
  const path = address.split(/[?#]/)[0];
  const found = path.match(/\/01\/([0-9]{14})(?:\/10\/([^/]+))?(?:\/21\/([^/]+))?\/?$/);
  if (!found) return undefined;
  const [gtin, lot, serial] = found.slice(1).map((part) => part && decoded(part));
  if (!gtin || !isGtin(gtin)) return undefined;
  if (found[2] !== undefined && !(lot && isLotNumber(lot))) return undefined;
  return { gtin, lot, serial };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
