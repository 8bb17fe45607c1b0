import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type DiaryEvent, type EventReceipt, type Finding, JobState } from '../generated/ingest';
import { eventsApi, jobsApi } from './api/client';

/** What became of an entry: recorded or accepted, or held back because it would hold a lot. */
export type Outcome =
  | { receipt: EventReceipt; unlooked: boolean; foreseen?: undefined }
  | { receipt?: undefined; unlooked?: undefined; foreseen: Finding[] };

/**
 * Enters what happened. What would hold a lot is said first; with `sure` it is entered all the same. Where nobody can
 * say beforehand it is entered too, `unlooked`: what is found then stands in the chain.
 */
export function useEnter(onReceipt: (receipt: EventReceipt, unlooked: boolean) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ entry, sure }: { entry: DiaryEvent; sure: boolean }): Promise<Outcome> => {
      const foreseen = sure ? [] : await foresee(entry);
      if (foreseen && foreseen.length > 0) return { foreseen };
      const receipt = await eventsApi.recordEvent({ diaryEvent: entry, prefer: 'wait=3' });
      return { receipt, unlooked: foreseen === undefined };
    },
    onSuccess: ({ receipt, unlooked }) => {
      if (!receipt) return;
      onReceipt(receipt, unlooked); // also where reading again takes away what asked
      readAgain(queries);
    },
  });
}

/** Undefined where it could not be looked at. */
async function foresee(diaryEvent: DiaryEvent): Promise<Finding[] | undefined> {
  try {
    return (await eventsApi.foreseeEvent({ diaryEvent })).findings;
  } catch {
    return undefined;
  }
}

/** Chains, standings and what is in hand. */
function readAgain(queries: ReturnType<typeof useQueryClient>) {
  return Promise.all(['trace', 'goods', 'lots'].map((each) => queries.invalidateQueries({ queryKey: [each] })));
}

/** Asks until the job is done, then has what depends on it read again. */
export function useJob(address: string | undefined) {
  const queries = useQueryClient();
  const id = address?.split('/').at(-1) ?? '';
  return useQuery({
    queryKey: ['job', id],
    enabled: id !== '',
    queryFn: async () => {
      const job = await jobsApi.getJob({ id });
      if (job.state !== JobState.Running) await readAgain(queries);
      return job;
    },
    refetchInterval: ({ state }) => (state.data && state.data.state !== JobState.Running ? false : 1000),
  });
}
