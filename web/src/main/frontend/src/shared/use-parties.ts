import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Party } from '../generated/ingest';
import { partiesApi } from './api/client';
import { statusOf } from './api/problem';
import { holdsWords, words } from './words';

const atOnce = 200;

const holds = ({ name, gln }: Party, typed: string) => holdsWords(`${name} ${gln}`, typed);

/**
 * Those a party is chosen from: the first of them, and once somebody types those that hold what is typed. The server is
 * asked for these only where there are more parties than one answer holds.
 */
export function useParties(communeCode?: string, typed = '') {
  const [settled] = useDebouncedValue(typed, 250);
  const first = useQuery({
    queryKey: ['parties', 'choices', communeCode],
    queryFn: () => partiesApi.listParties({ communeCode, limit: atOnce }),
  });
  const search = useQuery({
    queryKey: ['parties', 'choices', communeCode, settled],
    queryFn: () => partiesApi.listParties({ communeCode, q: settled, limit: atOnce }),
    enabled: first.data?.next !== undefined && words(settled).length > 0,
    placeholderData: keepPreviousData,
  });
  const all = [...(first.data?.items ?? []), ...(search.data?.items ?? [])];
  const known = new Map(all.map((party) => [party.gln, party]));
  const failed = [first, search].find(({ isError }) => isError);
  return {
    choices: [...known.values()].filter((party) => holds(party, typed)),
    isPending: first.isPending || search.isFetching || (search.isEnabled && settled !== typed),
    isError: failed !== undefined,
    refetch: () => failed?.refetch(),
  };
}

/** The party of a number, where it is registered; null where it is not. */
export function usePartyOf(gln?: string) {
  return useQuery({
    queryKey: ['party', 'name', gln],
    queryFn: async () => {
      try {
        return await partiesApi.getParty({ gln: gln ?? '' });
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    },
    enabled: gln !== undefined,
    staleTime: 60_000,
  });
}
