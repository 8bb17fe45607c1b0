import { screen } from '@testing-library/react';
import { lazy } from 'react';
import { vi } from 'vitest';
import { show } from '../test-render';
import { PageBoundary } from './page-boundary';

test('a page whose code is gone says so, and offers to load again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const Gone = lazy(() => Promise.reject(new Error('404')));

  show(
    <PageBoundary>
      <Gone />
    </PageBoundary>,
  );

  expect(await screen.findByRole('alert')).toHaveTextContent('Trang này chưa mở được');
  expect(screen.getByRole('button', { name: 'Tải lại trang' })).toBeVisible();
});
