import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { LookupsPage } from './lookups-page';

const lookup = {
  account: 'thanhtra',
  displayName: 'Anh Nam',
  role: 'inspector',
  communeCode: '00565',
  gtin: '08930000000019',
  productName: 'Hành lá',
  lot: 'HP/01',
  at: '2026-06-01T01:00:00Z',
};

test('a line says who looked into which chain, and when', async () => {
  const sent = serve({ 'GET /api/v1/lookups': { body: { items: [lookup], next: 'c2' } } });
  show(<LookupsPage />);

  const row = await screen.findByRole('row', { name: /Anh Nam/ });
  expect(within(row).getByText('thanhtra')).toBeVisible();
  expect(within(row).getByText('Thanh tra xã Gia Lâm')).toBeVisible();
  expect(within(row).getByText(/08:00/)).toBeVisible();
  const lot = within(row).getByRole('link', { name: 'Hành lá · Lô HP/01' });
  expect(lot).toHaveAttribute('href', '/lots/08930000000019/HP%2F01');

  await userEvent.click(screen.getByRole('button', { name: 'Xem thêm' }));

  expect(sent.at(-1)?.query).toEqual({ after: 'c2' });
});

test('a line stays readable whose account and product are gone', async () => {
  const { displayName, productName, ...rest } = lookup;
  serve({ 'GET /api/v1/lookups': { body: { items: [rest] } } });
  show(<LookupsPage />);

  const row = await screen.findByRole('row', { name: /thanhtra/ });
  expect(within(row).getByRole('link', { name: '08930000000019 · Lô HP/01' })).toBeVisible();
});

test('an empty log says what would stand in it', async () => {
  serve({ 'GET /api/v1/lookups': { body: { items: [] } } });
  show(<LookupsPage />);

  expect(await screen.findByText('Chưa có lượt tra cứu nào')).toBeVisible();
});
