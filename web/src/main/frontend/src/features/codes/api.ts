import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type CodeOrder,
  type CodeRange,
  CodeState,
  type CodeStateChange,
  type LabelCarrier,
  type LabelField,
} from '../../generated/qr';
import { codesApi, labelsApi, traceApi } from '../../shared/api/client';

/** On a sheet of the size that is sold most. */
const LABELS_ON_SHEET = 24;

export const sheetsFor = (labels: number) => Math.ceil(labels / LABELS_ON_SHEET);
export const lastOf = ({ first, count }: CodeRange) => first + count - 1;

const codesKey = (gtin: string, lot: string) => ['codes', gtin, lot];

export function useOrders(gtin: string, lot: string) {
  return useInfiniteQuery({
    queryKey: [...codesKey(gtin, lot), 'orders'],
    queryFn: ({ pageParam }) => codesApi.listCodeRanges({ gtin, lot, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/**
 * The newest hundred orders that wait for activation; `next` says that there are more. Read once for each question, which
 * does not change under the one who answers it: where other codes wait by then, the server says so.
 */
export function useWaiting(gtin: string, lot: string) {
  return useQuery({
    queryKey: ['codes-to-activate', gtin, lot],
    queryFn: () => codesApi.listCodeRanges({ gtin, lot, state: [CodeState.Issued, CodeState.Printed], limit: 100 }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What keeps the codes of an own lot from being activated; nothing where that cannot be read, the server says it then. */
export function useStopped(gtin: string, lot: string, enabled: boolean) {
  const trace = useQuery({
    queryKey: ['trace', gtin, lot],
    queryFn: () => traceApi.traceLot({ gtin, lot }),
    enabled,
  });
  if (trace.data?.recalled) return 'problem.lot-recalled' as const;
  return trace.data?.held ? ('problem.lot-held' as const) : undefined;
}

export function useCounts(gtin: string, lot: string) {
  return useQuery({
    queryKey: [...codesKey(gtin, lot), 'counts'],
    queryFn: () => codesApi.countCodes({ gtin, lot }),
  });
}

/** How many codes of a range are on packages, or will be. */
export const usableOf = ({ count, spoiled }: CodeRange) => count - spoiled;

export function useCode(gtin: string, lot: string, serial: string) {
  return useQuery({
    queryKey: [...codesKey(gtin, lot), 'code', serial],
    queryFn: () => codesApi.getCode({ gtin, lot, serial }),
  });
}

export function useChangeCode(gtin: string, lot: string, serial: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (codeStateChange: CodeStateChange) => codesApi.changeCode({ gtin, lot, serial, codeStateChange }),
    onSettled: () => queries.invalidateQueries({ queryKey: codesKey(gtin, lot) }),
  });
}

export function useChangeRange({ gtin, lot, first }: CodeRange) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (codeStateChange: CodeStateChange) =>
      codesApi.changeCodesOfRange({ gtin, lot, first, codeStateChange }),
    onSettled: () => queries.invalidateQueries({ queryKey: codesKey(gtin, lot) }),
  });
}

/** One order, and where its first label leads. */
export function useOrder(gtin: string, lot: string, first: number) {
  return useQuery({
    queryKey: [...codesKey(gtin, lot), 'order', first],
    queryFn: () => codesApi.listCodesOfRange({ gtin, lot, first, limit: 1 }),
  });
}

/** The sheets and rolls there are; they do not change while the program runs. */
export function useTemplates() {
  return useQuery({
    queryKey: ['label-templates'],
    queryFn: () => labelsApi.listLabelTemplates(),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What labels are printed on, and what is on them. */
export type Printing = { template: string; fields: LabelField[]; carrier: LabelCarrier };

/** The first label of an order as it will be on paper: the address of a picture. */
export function usePreview({ gtin, lot, first }: CodeRange, printing: Printing) {
  return useQuery({
    queryKey: ['label-preview', gtin, lot, first, printing],
    queryFn: async () => {
      const { raw } = await labelsApi.previewLabelRaw({ gtin, lot, first, ...printing });
      return `data:image/svg+xml,${encodeURIComponent(await raw.text())}`;
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Where the labels of an order are as a file. */
export function labelsAddress(
  range: CodeRange,
  kind: 'pdf' | 'zpl',
  { fields, ...printing }: Printing,
  rest: Record<string, number | string>,
) {
  const query = new URLSearchParams({ ...printing, fields: fields.join(',') });
  for (const [name, value] of Object.entries(rest)) query.set(name, String(value));
  return `${orderAddress(range)}/labels.${kind}?${query}`;
}

/** Where an order is: the files of its labels lie below. */
export function orderAddress({ gtin, lot, first }: CodeRange) {
  return `/scan/api/codes/${gtin}/${encodeURIComponent(lot)}/ranges/${first}`;
}

export function useIssueCodes(gtin: string, lot: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (codeOrder: CodeOrder) => codesApi.issueCodes({ gtin, lot, codeOrder }),
    // also after a failure: the codes may be there although the answer was lost
    onSettled: () => queries.invalidateQueries({ queryKey: codesKey(gtin, lot) }),
  });
}

/** Activates the codes that were issued together from this one on, or all that wait, if there are so many. */
export function useActivateCodes(gtin: string, lot: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (codeActivation: { first?: number; count: number }) =>
      codesApi.activateCodes({ gtin, lot, codeActivation }),
    onSettled: () => queries.invalidateQueries({ queryKey: codesKey(gtin, lot) }),
  });
}
