import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Offer, OfferState } from '../../generated/ingest';
import { offersApi } from '../../shared/api/client';

export function useOffers(state: OfferState) {
  return useInfiniteQuery({
    queryKey: ['offers', state],
    queryFn: ({ pageParam }) => offersApi.listOffers({ state, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/**
 * What is accepted changes the registry, so that is read again as well. The answered offer leaves the list then, so
 * whoever shows it is told before.
 */
export function useAnswer({ id, version }: Offer, onAnswered: (accepted: boolean) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (accepted: boolean) =>
      accepted ? offersApi.acceptOffer({ id, ifMatch: version }) : offersApi.declineOffer({ id }),
    onSuccess: (_, accepted) => {
      onAnswered(accepted);
      return Promise.all(
        ['offers', 'products', 'places', 'parties'].map((kind) => queries.invalidateQueries({ queryKey: [kind] })),
      );
    },
  });
}
