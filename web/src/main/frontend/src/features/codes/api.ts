import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CodeOrder } from '../../generated/qr';
import { codesApi } from '../../shared/api/client';

const codesKey = (gtin: string, lot: string) => ['codes', gtin, lot];

export function useCodes(gtin: string, lot: string) {
  return useQuery({ queryKey: codesKey(gtin, lot), queryFn: () => codesApi.listCodes({ gtin, lot, limit: 1000 }) });
}

export function useIssueCodes(gtin: string, lot: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (codeOrder: CodeOrder) => codesApi.issueCodes({ gtin, lot, codeOrder }),
    // also after a failure: the codes may be there although the answer was lost
    onSettled: () => queries.invalidateQueries({ queryKey: codesKey(gtin, lot) }),
  });
}

/** Activates the codes that were issued together from this one on, or all that wait. */
export function useActivateCodes(gtin: string, lot: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (first?: number) => codesApi.activateCodes({ gtin, lot, codeActivation: { first } }),
    onSettled: () => queries.invalidateQueries({ queryKey: codesKey(gtin, lot) }),
  });
}
