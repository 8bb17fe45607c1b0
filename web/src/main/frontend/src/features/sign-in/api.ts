import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SignIn } from '../../generated/ingest';
import { sessionApi } from '../../shared/api/client';
import { changeSession } from '../../shared/api/session';

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (signIn: SignIn) => sessionApi.signIn({ signIn }),
    meta: { signingIn: true },
    onSuccess: (session) => changeSession(queries, session),
  });
}
