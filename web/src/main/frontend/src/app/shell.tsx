import { Box, Button, Container, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, NavLink, Outlet, useNavigate } from 'react-router';
import { sessionApi } from '../shared/api/client';
import { sessionKey, useSession } from '../shared/api/session';
import { useText } from '../shared/text/text';

export function Shell() {
  const { t, language, change } = useText();
  const session = useSession();
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <Box component="header" className="header">
        <Container size="lg" py="sm">
          <Group justify="space-between" gap="sm">
            <Link to="/" className="brand">
              <img src="/mark.svg" alt="" width={36} height={36} />
              <Stack gap={0}>
                <Text fw={650} lh={1.2}>
                  {t('app.name')}
                </Text>
                <Text size="sm" lh={1.2}>
                  {t('app.place')}
                </Text>
              </Stack>
            </Link>
            <Group component="nav" gap="xs" aria-label={t('app.navigation')}>
              {session.data && (
                <NavLink to="/lots" className="nav">
                  {t('nav.lots')}
                </NavLink>
              )}
              <NavLink to="/coverage" className="nav">
                {t('nav.coverage')}
              </NavLink>
              {session.data ? (
                <SignOut name={session.data.displayName} />
              ) : (
                <NavLink to="/sign-in" className="nav">
                  {t('nav.sign-in')}
                </NavLink>
              )}
              <Button
                variant="white"
                size="xs"
                lang={language === 'vi' ? 'en' : 'vi'}
                onClick={() => change(language === 'vi' ? 'en' : 'vi')}
              >
                {t('app.language')}
              </Button>
            </Group>
          </Group>
        </Container>
      </Box>
      <Container component="main" id="main" size="lg" py="xl" tabIndex={-1}>
        <Outlet />
      </Container>
    </>
  );
}

function SignOut({ name }: { name: string }) {
  const { t } = useText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => sessionApi.signOut(),
    onSuccess: () => {
      queries.clear(); // nothing of one account is shown to the next
      queries.setQueryData(sessionKey, null);
      navigate('/coverage');
    },
  });
  return (
    <Group gap="xs">
      <Text size="sm">{name}</Text>
      <Button variant="white" size="xs" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('nav.sign-out')}
      </Button>
    </Group>
  );
}
