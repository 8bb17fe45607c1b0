import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Alarm, AlarmRule } from '../../generated/qr';
import { scansApi } from '../../shared/api/client';

export function useAlarms(open: boolean, rule?: AlarmRule) {
  return useInfiniteQuery({
    queryKey: ['alarms', open, rule],
    queryFn: ({ pageParam }) => scansApi.listAlarms({ open, rule, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/** Closes what was seen; the alarm leaves the list then, so whoever shows it is told before. */
export function useClose({ id, lastAt }: Alarm, onClosed: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => scansApi.closeAlarm({ alarmClosing: { id, lastAt, reason } }),
    onSuccess: () => {
      onClosed();
      return queries.invalidateQueries({ queryKey: ['alarms'] });
    },
  });
}
