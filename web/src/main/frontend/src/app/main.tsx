import '@mantine/core/styles.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { statusOf } from '../shared/api/problem';
import { sessionKey } from '../shared/api/session';
import { TextProvider } from '../shared/text/text';
import { AppRoutes } from './routes';
import { theme } from './theme';

const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** A session that ended is noticed wherever it shows, and the sign-in page follows from it. */
function noticeSignedOut(error: unknown) {
  if (statusOf(error) === 401) queries.invalidateQueries({ queryKey: sessionKey });
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.signingIn !== true) noticeSignedOut(error);
    },
  }),
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 2 && (statusOf(error) ?? 500) >= 500 },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} getStyleNonce={styleNonce} forceColorScheme="light">
      <QueryClientProvider client={queries}>
        <TextProvider>
          <BrowserRouter>
            <AppRoutes />
          </BrowserRouter>
        </TextProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
