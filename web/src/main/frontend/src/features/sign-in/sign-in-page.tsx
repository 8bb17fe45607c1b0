import { Alert, Anchor, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { statusOf } from '../../shared/api/problem';
import { useSession } from '../../shared/api/session';
import { useText } from '../../shared/text/text';
import { ProblemNotice } from '../../shared/ui/states';
import { useSignIn } from './api';

export function SignInPage() {
  const { t } = useText();
  const session = useSession();
  const signIn = useSignIn();
  const from = useLocation().state?.from ?? '/lots';
  if (session.data) return <Navigate to={from} replace />;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ account: String(form.get('account')).trim(), password: String(form.get('password')) });
  }

  return (
    <Paper withBorder p="xl" maw={440} mx="auto" mt="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Stack gap={4}>
            <Title order={1} size="h2">
              {t('sign-in.title')}
            </Title>
            <Text c="dimmed">{t('sign-in.intro')}</Text>
          </Stack>
          <TextInput name="account" label={t('sign-in.account')} autoComplete="username" size="md" required />
          <PasswordInput
            name="password"
            label={t('sign-in.password')}
            autoComplete="current-password"
            size="md"
            required
          />
          {signIn.isError &&
            (statusOf(signIn.error) === 401 ? (
              <Alert color="red" role="alert">
                {t('sign-in.wrong')}
              </Alert>
            ) : (
              <ProblemNotice problem={signIn.error} />
            ))}
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t('sign-in.submit')}
          </Button>
          <Anchor component={Link} to="/coverage" ta="center">
            {t('sign-in.public')}
          </Anchor>
        </Stack>
      </form>
    </Paper>
  );
}
