import { useInfiniteQuery } from '@tanstack/react-query';
import { JobState } from '../../generated/ingest';
import { jobsApi } from '../../shared/api/client';

const whileRunning = 5_000; // milliseconds

export function useCaptures() {
  return useInfiniteQuery({
    queryKey: ['captures'],
    queryFn: ({ pageParam }) => jobsApi.listJobs({ after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.items.some(({ state }) => state === JobState.Running)) ? whileRunning : false,
  });
}
