import { useInfiniteQuery } from '@tanstack/react-query';
import type { DeliverySide, Holding } from '../generated/ingest';
import { goodsApi } from './api/client';

export function useDeliveries(side: DeliverySide, partyGln: string | undefined) {
  return useInfiniteQuery({
    enabled: partyGln !== undefined,
    queryKey: ['goods', 'deliveries', side, partyGln],
    queryFn: ({ pageParam }) => goodsApi.listDeliveries({ side, partyGln, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export function useHoldings(partyGln: string | undefined) {
  return useInfiniteQuery({
    enabled: partyGln !== undefined,
    queryKey: ['goods', 'holdings', partyGln],
    queryFn: ({ pageParam }) => goodsApi.listHoldings({ partyGln, after: pageParam, limit: 200 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/** So much of a lot is in hand, where that is one amount. */
export const amountOf = ({ amounts }: Holding) => (amounts.length === 1 ? amounts[0] : undefined);
