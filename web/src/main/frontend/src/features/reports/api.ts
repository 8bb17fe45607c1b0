import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReportedGoods, ReportState } from '../../generated/qr';
import { reportsApi } from '../../shared/api/client';

export function useReportedGoods(state: ReportState) {
  return useInfiniteQuery({
    queryKey: ['reports', state],
    queryFn: ({ pageParam }) => reportsApi.listReportedGoods({ state, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/** What buyers wrote: that an office read it is kept, so it is asked for only when somebody wants to see it. */
export function useReports(id: string, asked: boolean) {
  return useQuery({ queryKey: ['reports', 'of', id], queryFn: () => reportsApi.listReports({ id }), enabled: asked });
}

/** Closes what was seen; the goods leave the list then, so whoever shows them is told before. */
export function useClose({ id, lastAt }: ReportedGoods, onClosed: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => reportsApi.closeReports({ id, reportClosing: { reason, lastAt } }),
    onSuccess: () => {
      onClosed();
      return queries.invalidateQueries({ queryKey: ['reports'] });
    },
  });
}

export function useErase(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (report: string) => reportsApi.eraseReport({ id, report }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reports', 'of', id] }),
  });
}
