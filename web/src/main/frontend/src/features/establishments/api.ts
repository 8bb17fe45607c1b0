import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApprovalState, PartyDecisionEntry } from '../../generated/ingest';
import { partiesApi } from '../../shared/api/client';

export function useEstablishments(communeCode?: string, approval?: ApprovalState) {
  return useInfiniteQuery({
    queryKey: ['parties', 'by', communeCode, approval],
    queryFn: ({ pageParam }) => partiesApi.listParties({ communeCode, approval, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export function useEstablishment(gln: string) {
  return useQuery({ queryKey: ['party', gln], queryFn: () => partiesApi.getParty({ gln }) });
}

export function usePartyDecisions(gln: string) {
  return useQuery({ queryKey: ['party-decisions', gln], queryFn: () => partiesApi.listPartyDecisions({ gln }) });
}

export function useDecideOnParty(gln: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (partyDecisionEntry: PartyDecisionEntry) => partiesApi.decideOnParty({ gln, partyDecisionEntry }),
    onSuccess: () =>
      Promise.all(
        [['party', gln], ['party-decisions', gln], ['parties']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
