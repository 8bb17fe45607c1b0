import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import type { Role } from '../../generated/ingest';
import { serve, show } from '../../test-render';
import { LotsPage } from './lots-page';

const gtin = '08930000000019';
const serial = '0400000015W7V9PQ';

function Where() {
  return <p>{useLocation().pathname}</p>;
}

async function open(role: Role, partyGln?: string, told: { lots?: object[]; deliveries?: object[] } = {}) {
  const sent = serve({
    'GET /api/v1/session': {
      body: { account: 'a', displayName: 'A', role, partyGln, members: [], expiresAt: '2026-12-01T00:00:00Z' },
    },
    'GET /api/v1/lots': { body: { items: told.lots ?? [] } },
    'GET /api/v1/deliveries': { body: { items: told.deliveries ?? [] } },
    'GET /api/v1/holdings': { body: { items: [] } },
    'GET /api/v1/products': { body: { items: [] } },
    'GET /api/v1/parties': { body: { items: [] } },
  });
  show(
    <Routes>
      <Route path="/lots" element={<LotsPage />} />
      <Route path="*" element={<Where />} />
    </Routes>,
    '/lots',
  );
  if (!told.lots) await screen.findByText(partyGln ? /Chưa có (lô|hàng) nào/ : 'Không có lô nào như vậy');
  return sent;
}

const lotOf = (lot: string, standing: string) => ({
  gtin,
  lot,
  origin: 'registered',
  productName: 'Hành phi',
  ownerName: 'HTX',
  standing,
});

test('an inspector sees first what is stopped, and may ask for all', async () => {
  const sent = await open('inspector', undefined, { lots: [lotOf('A', 'recalled'), lotOf('B', 'held')] });
  expect(await screen.findByText('Thu hồi')).toBeVisible();
  expect(screen.getByText('Tạm giữ')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('Tình trạng'), 'Tất cả các lô');

  await waitFor(() =>
    expect(sent.filter(({ what }) => what === 'GET /api/v1/lots').map(({ query }) => query.standing)).toEqual([
      'stopped',
      'all',
    ]),
  );
});

test('a party is told what waits for its receipt', async () => {
  await open('cooperative', '8930000000019', {
    deliveries: [{ shipment: 'e', fromGln: gtin, toGln: gtin, sentAt: '2026-06-01T00:00:00Z', lots: [] }],
  });

  expect(await screen.findByText('1 đợt hàng giao đến chờ xác nhận đã nhận')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Xem và xác nhận' })).toHaveAttribute('href', '/deliveries');
});

test('a trader comes for what is in hand', async () => {
  await open('trader', '8930000000019');

  expect(screen.getByRole('tab', { name: 'Hàng đang có' })).toHaveAttribute('aria-selected', 'true');
});

test('an inspector opens a lot by the address on its label', async () => {
  await open('inspector');

  await userEvent.type(
    await screen.findByLabelText('Địa chỉ trên nhãn'),
    `https://example.org/01/${gtin}/10/HP%2F01/21/${serial}{enter}`,
  );

  expect(screen.getByText(`/lots/${gtin}/HP%2F01`)).toBeVisible();
});

test('a label of a roll leads to its scan page, which knows the lot', async () => {
  await open('inspector');

  await userEvent.type(
    await screen.findByLabelText('Địa chỉ trên nhãn'),
    `https://example.org/01/${gtin}/21/${serial}{enter}`,
  );

  expect(screen.getByText(/Nhãn này chưa ghi số lô/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Mở trang quét' })).toHaveAttribute('href', `/01/${gtin}/21/${serial}`);
});

test('what is no label is said beside the field', async () => {
  await open('inspector');

  await userEvent.type(await screen.findByLabelText('Địa chỉ trên nhãn'), 'hành phi{enter}');

  expect(screen.getByText(/Không đọc được mã sản phẩm và số lô/)).toBeVisible();
});

test('an office is offered no lot to register, a party is', async () => {
  await open('inspector');
  expect(screen.queryByRole('link', { name: 'Đăng ký lô mới' })).not.toBeInTheDocument();
});

test('a party sees its lots first', async () => {
  await open('cooperative', '8930000000019');
  expect(await screen.findByRole('link', { name: 'Đăng ký lô mới' })).toHaveAttribute('href', '/lots/new');
});
