import { Box, Burger, Button, Container, Group, Menu, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, NavLink, Outlet, useNavigate } from 'react-router';
import type { Session } from '../generated/ingest';
import { sessionApi } from '../shared/api/client';
import { changeSession, useSession } from '../shared/api/session';
import { useText } from '../shared/text/text';
import { PageBoundary } from './page-boundary';
import { pagesOf } from './pages';

/** Navigation by role: in a line where there is room, behind one button on a phone. */
export function Shell() {
  const { t } = useText();
  const session = useSession();
  const [opened, menu] = useDisclosure(false);
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <Box component="header" className="header">
        <Container size="lg" py="sm">
          <Group justify="space-between" gap="sm" wrap="nowrap">
            <Link to="/" className="brand" onClick={menu.close}>
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
            <Group gap="xs" wrap="nowrap" visibleFrom="lg">
              <Box component="nav" className="nav-line" aria-label={t('app.navigation')}>
                <Links session={session.data} />
              </Box>
              {session.data ? <AccountMenu session={session.data} /> : <SignedOut />}
            </Group>
            <Burger
              hiddenFrom="lg"
              color="white"
              opened={opened}
              onClick={menu.toggle}
              aria-label={t('nav.menu')}
              aria-expanded={opened}
              aria-controls="menu"
            />
          </Group>
          <Stack id="menu" gap={4} pt="sm" hiddenFrom="lg" hidden={!opened} className="nav-stack">
            {opened && (
              <>
                <Stack component="nav" gap={4} aria-label={t('app.navigation')} onClick={menu.close}>
                  <Links session={session.data} />
                </Stack>
                {session.data ? <SignedIn session={session.data} onDone={menu.close} /> : <SignedOut />}
              </>
            )}
          </Stack>
        </Container>
      </Box>
      <Container component="main" id="main" size="lg" py="xl" tabIndex={-1}>
        <PageBoundary>
          <Outlet />
        </PageBoundary>
      </Container>
    </>
  );
}

function Links({ session }: { session: Session | null | undefined }) {
  const { t } = useText();
  return pagesOf(session).map(({ to, text }) => (
    <NavLink key={to} to={to} className="nav">
      {t(text)}
    </NavLink>
  ));
}

function SignedOut() {
  const { t } = useText();
  return (
    <>
      <NavLink to="/sign-in" className="nav">
        {t('nav.sign-in')}
      </NavLink>
      <LanguageButton />
    </>
  );
}

function AccountMenu({ session }: { session: Session }) {
  const { t } = useText();
  const other = useOtherLanguage();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <button type="button" className="nav account" title={t('nav.account')}>
          {session.displayName}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="black">
          {t(`role.${session.role}`)}
          {session.partyName && ` · ${session.partyName}`}
        </Menu.Label>
        <Menu.Item lang={other.language} onClick={other.choose}>
          {t('app.language')}
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()}>{t('nav.sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same as the account menu, laid open: on a phone it stands in the menu already. */
function SignedIn({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useText();
  const signOut = useSignOut(onDone);
  return (
    <Stack gap="xs" pt="sm" className="nav-account">
      <Text size="sm" px="sm">
        {session.displayName} · {t(`role.${session.role}`)}
      </Text>
      <Group gap="xs" px="sm">
        <Button variant="white" size="xs" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('nav.sign-out')}
        </Button>
        <LanguageButton />
      </Group>
    </Stack>
  );
}

function LanguageButton() {
  const { t } = useText();
  const other = useOtherLanguage();
  return (
    <Button variant="white" size="xs" lang={other.language} onClick={other.choose}>
      {t('app.language')}
    </Button>
  );
}

function useOtherLanguage() {
  const { language, change } = useText();
  const other = language === 'vi' ? 'en' : 'vi';
  return { language: other, choose: () => change(other) } as const;
}

function useSignOut(onDone?: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => sessionApi.signOut(),
    onSuccess: () => {
      changeSession(queries, null);
      onDone?.();
      navigate('/coverage');
    },
  });
}
