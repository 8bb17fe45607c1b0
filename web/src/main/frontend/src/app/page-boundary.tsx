import { Alert, Button, Stack, Text } from '@mantine/core';
import { Component, type ReactNode, Suspense } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../shared/text/text';
import { Waiting } from '../shared/ui/states';

/**
 * Around each page: it waits for the page's code, and keeps the navigation where the page fails. The code of a page
 * can be gone when a new version was put in place meanwhile, and then loading anew is what helps.
 */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Boundary key={pathname}>
      <Suspense fallback={<Waiting for="page" />}>{children}</Suspense>
    </Boundary>
  );
}

class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useText();
  return (
    <Alert color="red" role="alert" title={t('problem.title')}>
      <Stack gap="xs" align="flex-start">
        <Text>{t('problem.page')}</Text>
        <Button variant="default" onClick={() => window.location.reload()}>
          {t('problem.reload')}
        </Button>
      </Stack>
    </Alert>
  );
}
