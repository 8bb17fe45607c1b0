import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AccountCreation } from '../../generated/ingest';
import { accountsApi } from '../../shared/api/client';

/** What is shown once, and kept nowhere but on the page that asked for it. */
export type Secret = { kind: 'password' | 'key'; name: string; value: string };

export function useAccounts() {
  return useInfiniteQuery({
    queryKey: ['accounts'],
    queryFn: ({ pageParam }) => accountsApi.listAccounts({ after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export function useCreateAccount() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (accountCreation: AccountCreation): Promise<Secret> => {
      const { name, password } = await accountsApi.createAccount({ accountCreation });
      return { kind: 'password', name, value: password };
    },
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
}

export type Act = 'reset' | 'key' | 'close';

const acts: Record<Act, (name: string) => Promise<Secret | undefined>> = {
  async reset(name) {
    const { password } = await accountsApi.resetPassword({ name });
    return { kind: 'password', name, value: password };
  },
  async key(name) {
    const { key } = await accountsApi.createApiKey({ name });
    return { kind: 'key', name, value: key };
  },
  async close(name) {
    await accountsApi.closeAccount({ name });
    return undefined;
  },
};

export function useAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ act, name }: { act: Act; name: string }) => acts[act](name),
    gcTime: 0,
    onSuccess: () => Promise.all([['accounts'], ['keys']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

export function useKeys(name: string) {
  return useQuery({ queryKey: ['keys', name], queryFn: () => accountsApi.listApiKeys({ name }) });
}

export function useRevokeKey(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => accountsApi.revokeApiKey({ name, id }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys', name] }),
  });
}
