import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApprovalState, PartyDecisionEntry } from '../../generated/ingest';
import { partiesApi } from '../../shared/api/client';
import { versioned } from '../../shared/api/versioned';

export function useEstablishments(communeCode?: string, approval?: ApprovalState) {
  return useInfiniteQuery({
    queryKey: ['parties', 'by', communeCode, approval],
    queryFn: ({ pageParam }) => partiesApi.listParties({ communeCode, approval, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export function useEstablishment(gln: string) {
  return useQuery({ queryKey: ['party', gln], queryFn: () => versioned(partiesApi.getPartyRaw({ gln })) });
}

export function usePartyDecisions(gln: string) {
  return useQuery({ queryKey: ['party-decisions', gln], queryFn: () => partiesApi.listPartyDecisions({ gln }) });
}

export function useDecideOnParty(gln: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ seen, ...partyDecisionEntry }: PartyDecisionEntry & { seen: string }) =>
      partiesApi.decideOnParty({ gln, ifMatch: seen, partyDecisionEntry }),
    onSettled: () =>
      Promise.all(
        [['party', gln], ['party-decisions', gln], ['parties']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
