import { useQuery } from '@tanstack/react-query';
import { partiesApi } from './api/client';

/** Those a party is chosen from; a list this long is for choosing, and more may be registered than it holds. */
export function useParties(communeCode?: string) {
  return useQuery({
    queryKey: ['parties', 'choices', communeCode],
    queryFn: () => partiesApi.listParties({ communeCode, limit: 200 }),
  });
}
