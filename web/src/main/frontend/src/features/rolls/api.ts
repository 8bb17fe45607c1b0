import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CodeOrder, CodeStateChange, Roll, RollBindingOrder } from '../../generated/qr';
import { rollsApi } from '../../shared/api/client';

const rollsKey = (gtin: string) => ['rolls', gtin];

export function useRolls(gtin: string) {
  return useInfiniteQuery({
    queryKey: rollsKey(gtin),
    queryFn: ({ pageParam }) => rollsApi.listRolls({ gtin, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/** After a failure too: it may be there although the answer was lost. */
function useChange<T, R>(gtin: string, mutationFn: (what: T) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queries.invalidateQueries({ queryKey: rollsKey(gtin) }),
  });
}

export const useIssueRoll = (gtin: string) =>
  useChange(gtin, (codeOrder: CodeOrder) => rollsApi.issueRoll({ gtin, codeOrder }));

export const useBindLabels = (gtin: string) =>
  useChange(gtin, (rollBindingOrder: RollBindingOrder) => rollsApi.bindLabels({ gtin, rollBindingOrder }));

export const useChangeRoll = ({ gtin, first }: Roll) =>
  useChange(gtin, (codeStateChange: CodeStateChange) => rollsApi.changeRoll({ gtin, first, codeStateChange }));

/** Where a roll is: the files of its labels lie below. */
export const rollAddress = ({ gtin, first }: Roll) => `/scan/api/rolls/${gtin}/${first}`;
