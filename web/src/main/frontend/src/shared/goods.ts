import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
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

/** All that is in hand, read page by page to the end: what is chosen from must not lack what stands on a later one. */
export function useAllHoldings(partyGln: string | undefined) {
  const holdings = useHoldings(partyGln);
  const { hasNextPage, isFetching, isError, fetchNextPage } = holdings;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return {
    all: holdings.data?.pages.flatMap((page) => page.items) ?? [],
    isPending: !isError && (holdings.isPending || hasNextPage),
    isError,
    error: holdings.error,
    refetch: holdings.refetch,
  };
}

/** So much of a lot is in hand, where that is one amount. */
export const amountOf = ({ amounts }: Holding) => (amounts.length === 1 ? amounts[0] : undefined);
