import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { Session } from '../../generated/ingest';
import { sessionApi } from './client';
import { statusOf } from './problem';

export const sessionKey = ['session'];

/** Who is signed in; null when nobody is. An outage is an error, and never reads as "signed out". */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async () => {
      try {
        return await sessionApi.getSession();
      } catch (error) {
        if (statusOf(error) === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

/**
 * Another account, or none: nothing of one account is shown to the next. The session itself is changed and not taken
 * out, since who watches what was taken out is never told.
 */
export function changeSession(queries: QueryClient, session: Session | null) {
  queries.setQueryData(sessionKey, session);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
}
