import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Lot, LotDecisionEntry, LotRegistration, StandingFilter } from '../../generated/ingest';
import { lotsApi, placesApi, productsApi, registersApi, traceApi } from '../../shared/api/client';
import { type Versioned, versioned } from '../../shared/api/versioned';

const most = 200;
const traceKey = (gtin: string, lot: string) => ['trace', gtin, lot];

/** Which lots a list shows. */
export type LotFilter = { standing: StandingFilter; gtin?: string; ownerGln?: string };

export function useLots(filter: LotFilter) {
  return useInfiniteQuery({
    queryKey: ['lots', 'list', filter],
    queryFn: ({ pageParam }) => lotsApi.listLots({ ...filter, after: pageParam }),
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

/** Those of one of the account's own parties, to choose from. */
export function useOwnLots(ownerGln: string) {
  return useQuery({
    queryKey: ['lots', 'choices', ownerGln],
    queryFn: () => lotsApi.listLots({ ownerGln, limit: most }),
  });
}

/** What the register in force calls the products it knows, each once. */
export function useRegisterNames() {
  return useQuery({
    queryKey: ['isolation-register', 'names'],
    staleTime: 10 * 60_000,
    queryFn: async () => {
      const register = await registersApi.getIsolationRegister();
      return [...new Set(register.entries.map(({ productName }) => productName))].sort((a, b) =>
        a.localeCompare(b, 'vi'),
      );
    },
  });
}
