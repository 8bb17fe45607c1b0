/** Where a lot stands in the workspace. A lot number may hold slashes and percent signs. */
export function lotAddress(lot: { gtin: string; lot: string }): string {
  return `/lots/${lot.gtin}/${encodeURIComponent(lot.lot)}`;
}
