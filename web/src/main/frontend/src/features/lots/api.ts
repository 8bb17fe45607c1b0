import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type DiaryEvent,
  JobState,
  type Lot,
  type LotDecisionEntry,
  type LotRegistration,
} from '../../generated/ingest';
import { eventsApi, jobsApi, lotsApi, placesApi, productsApi, traceApi } from '../../shared/api/client';
import { type Versioned, versioned } from '../../shared/api/versioned';

const most = 200;
const traceKey = (gtin: string, lot: string) => ['trace', gtin, lot];

export function useLots() {
  return useInfiniteQuery({
    queryKey: ['lots'],
    queryFn: ({ pageParam }) => lotsApi.listLots({ after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export function useProducts() {
  return useQuery({ queryKey: ['products'], queryFn: () => productsApi.listProducts({ limit: most }) });
}

export function usePlaces(partyGln?: string) {
  return useQuery({
    enabled: partyGln !== undefined,
    queryKey: ['places', partyGln],
    queryFn: () => placesApi.listPlaces({ partyGln, limit: most }),
  });
}

export function useTrace(gtin: string, lot: string) {
  return useQuery({ queryKey: traceKey(gtin, lot), queryFn: () => traceApi.traceLot({ gtin, lot }) });
}

export function useLotDecisions(gtin: string, lot: string) {
  return useQuery({
    queryKey: ['lot-decisions', gtin, lot],
    queryFn: () => lotsApi.listLotDecisions({ gtin, lot }),
  });
}

/** A decision about one lot reaches all that were made of it, so every chain is read again. */
export function useDecideOnLot(gtin: string, lot: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (lotDecisionEntry: LotDecisionEntry) => lotsApi.decideOnLot({ gtin, lot, lotDecisionEntry }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['trace'] }),
        queries.invalidateQueries({ queryKey: ['lot-decisions', gtin, lot] }),
      ]),
  });
}

export function useLotToChange(gtin: string, lot: string) {
  return useQuery({
    queryKey: ['lots', 'change', gtin, lot],
    queryFn: () => versioned(lotsApi.getLotRaw({ gtin, lot })),
  });
}

/** Registers a lot, or changes the version that was seen. */
export function useSaveLot(before?: Versioned<Lot>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (lotRegistration: LotRegistration) =>
      before
        ? lotsApi.replaceLot({
            gtin: before.value.gtin,
            lot: before.value.lot,
            ifMatch: before.etag,
            lotRegistration,
          })
        : lotsApi.registerLot({ lotRegistration }),
    onSuccess: () => queries.invalidateQueries(),
  });
}

export function useRecordEvent(gtin: string, lot: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (diaryEvent: DiaryEvent) => eventsApi.recordEvent({ diaryEvent, prefer: 'wait=3' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: traceKey(gtin, lot) }),
  });
}

/** Asks until the job is done, then has the chain read again. */
export function useJob(address: string | undefined, gtin: string, lot: string) {
  const queries = useQueryClient();
  const id = address?.split('/').at(-1) ?? '';
  return useQuery({
    queryKey: ['job', id],
    enabled: id !== '',
    queryFn: async () => {
      const job = await jobsApi.getJob({ id });
      if (job.state !== JobState.Running) await queries.invalidateQueries({ queryKey: traceKey(gtin, lot) });
      return job;
    },
    refetchInterval: ({ state }) => (state.data && state.data.state !== JobState.Running ? false : 1000),
  });
}
