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

test('what one page read of a lot is one line, and a party is linked', async () => {
  const party = { account: 'thanhtra', role: 'inspector', partyGln: '8930000000019', partyName: 'Hộ bà Lan' };
  serve({
    'GET /api/v1/lookups': {
      body: {
        items: [
          { ...lookup, what: 'decisions', at: '2026-06-01T01:00:09Z' },
          { ...lookup, what: 'chain', at: '2026-06-01T01:00:08Z' },
          { ...lookup, what: 'chain', at: '2026-06-01T01:00:07Z' },
          { ...lookup, what: 'codes', lot: 'HP/02', at: '2026-06-01T01:00:06Z' },
          { ...party, what: 'decisions', at: '2026-06-01T01:00:05Z' },
          { ...party, what: 'decisions', at: '2026-06-01T00:58:05Z' },
        ],
      },
    },
  });
  show(<LookupsPage />);

  const [, ...rows] = await screen.findAllByRole('row');
  expect(rows).toHaveLength(4);
  expect(within(rows[0]).getByText('chuỗi, quyết định')).toBeVisible();
  expect(within(rows[1]).getByText('mã')).toBeVisible();
  expect(within(rows[2]).getByRole('link', { name: 'Hộ bà Lan' })).toHaveAttribute(
    'href',
    '/establishments/8930000000019',
  );
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
