import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { TextProvider } from './shared/text/text';

export function show(element: ReactElement, at = '/') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <TextProvider>
          <MemoryRouter initialEntries={[at]}>{element}</MemoryRouter>
        </TextProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
type Sent = { what: string; query: Record<string, string>; headers: Headers; body: unknown };

/** Answers requests by method and path, and keeps what was sent. An unknown path is a 404, so that a test notices. */
export function serve(answers: Record<string, Answer>) {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    const [path, query] = String(input).split('?');
    const what = `${init.method ?? 'GET'} ${path}`;
    sent.push({
      what,
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : (init.body ?? undefined),
    });
    const answer = answers[what] ?? { status: 404, body: { type: 'about:blank', title: 'Not Found', status: 404 } };
    const status = answer.status ?? 200;
    return new Response(status === 204 ? null : JSON.stringify(answer.body), {
      status,
      headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...answer.headers },
    });
  });
  return sent;
}
