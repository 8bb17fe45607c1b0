import { Box, Burger, Button, Container, Group, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, NavLink, Outlet, useNavigate } from 'react-router';
import type { Session } from '../generated/ingest';
import { sessionApi } from '../shared/api/client';
import { changeSession, useSession } from '../shared/api/session';
import { officeOf } from '../shared/office';
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
  const texts = useText();
  const { t } = texts;
  const other = useOtherLanguage();
  const signOut = useSignOut();
  const [opened, menu] = useDisclosure(false);
  return (
    <Popover position="bottom-end" withinPortal={false} returnFocus opened={opened} onChange={menu.set}>
      <Popover.Target>
        <button type="button" className="nav account" title={t('nav.account')} onClick={menu.toggle}>
          {session.displayName}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm" fw={600} c="black">
            {officeOf(session, texts)}
          </Text>
          <Button variant="default" size="sm" lang={other.language} onClick={other.choose}>
            {t('app.language')}
          </Button>
          <Button size="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('nav.sign-out')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The same as the account menu, laid open: on a phone it stands in the menu already. */
function SignedIn({ session, onDone }: { session: Session; onDone: () => void }) {
  const texts = useText();
  const { t } = texts;
  const signOut = useSignOut(onDone);
  return (
    <Stack gap="xs" pt="sm" className="nav-account">
      <Text size="sm" px="sm">
        {session.displayName} · {officeOf(session, texts)}
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
