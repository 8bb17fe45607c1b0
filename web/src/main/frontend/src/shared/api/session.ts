import { useQuery } from '@tanstack/react-query';
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
