import { useInfiniteQuery } from '@tanstack/react-query';
import { lookupsApi } from '../../shared/api/client';

export function useLookups() {
  return useInfiniteQuery({
    queryKey: ['lookups'],
    queryFn: ({ pageParam }) => lookupsApi.listLookups({ after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}
