import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { DeliveriesPage } from './deliveries-page';

const shop = '8930000000036';
const cooperative = '8930000000012';
const gtin = '08930000000026';
const lots = [
  { gtin, lot: 'P-7', productName: 'Hành đóng gói', quantity: { value: '40', unit: 'KGM' } },
  { gtin, lot: 'P-8', productName: 'Hành đóng gói', quantity: { value: '12.5', unit: 'KGM' } },
];
const delivery = {
  shipment: 'e1',
  fromGln: cooperative,
  fromName: 'HTX Dương Xá',
  toGln: shop,
  toName: 'Cửa hàng Xanh',
  sentAt: '2026-06-01T01:00:00Z',
  lots,
};

function open(items: object[], event: { status?: number; body?: unknown } = {}) {
  const deliveries = { body: { items } };
  const place = {
    gln: '8930000000050',
    numbering: 'gs1',
    partyGln: shop,
    name: 'Quầy 1',
    kind: 'shop',
    address: 'Hà Nội',
    communeCode: '00565',
    registeredAt: '2026-01-01T00:00:00Z',
  };
  const sent = serve({
    'GET /api/v1/session': {
      body: {
        account: 'cuahang',
        displayName: 'Cửa hàng',
        role: 'trader',
        partyGln: shop,
        members: [],
        expiresAt: '2026-12-01T00:00:00Z',
      },
    },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /api/v1/deliveries': deliveries,
    'GET /api/v1/places': { body: { items: [place] } },
    'POST /api/v1/events/foreseen': { body: { findings: [] } },
    'POST /api/v1/events': {
      status: 201,
      body: { clientId: '6f1c3c1e-8f43-4a6e-9d55-0d7f7d1f8a10', state: 'recorded' },
      ...event,
    },
  });
  show(<DeliveriesPage />);
  return { sent, deliveries, recorded: () => sent.filter(({ what }) => what === 'POST /api/v1/events') };
}

const incoming = async () =>
  within((await screen.findByText('HTX Dương Xá giao')).closest('.mantine-Paper-root') as HTMLElement);

test('one receipt answers a delivery with all its lots, as they were sent', async () => {
  const { recorded } = open([delivery]);
  await userEvent.click((await incoming()).getByRole('button', { name: 'Xác nhận đã nhận' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ghi đã nhận' }));
  await screen.findByText('Đã ghi vào nhật ký.');

  expect(recorded()[0]?.body).toMatchObject({
    kind: 'received',
    partyGln: shop,
    placeGln: '8930000000050',
    counterpartGln: cooperative,
    lots: lots.map(({ gtin, lot, quantity }) => ({ gtin, lot, quantity })),
  });
});

test('what came otherwise is mended, and what did not come is left waiting', async () => {
  const { recorded } = open([delivery]);
  await userEvent.click((await incoming()).getByRole('button', { name: 'Xác nhận đã nhận' }));
  await userEvent.click(await screen.findByLabelText('P-8 · Hành đóng gói'));
  const amount = screen.getAllByLabelText('Lượng thực nhận (kg)')[0] as HTMLElement;
  await userEvent.clear(amount);
  await userEvent.click(screen.getByRole('button', { name: 'Ghi đã nhận' }));
  expect(screen.getByText(/Số dương, tối đa ba chữ số thập phân/)).toBeVisible();
  await userEvent.type(amount, '39,5');
  await userEvent.click(screen.getByRole('button', { name: 'Ghi đã nhận' }));
  await screen.findByText('Đã ghi vào nhật ký.');

  expect(recorded()).toHaveLength(1);
  expect(recorded()[0]?.body).toMatchObject({ lots: [{ gtin, lot: 'P-7', quantity: { value: '39.5', unit: 'KGM' } }] });
});

test('nothing is confirmed where no lot came', async () => {
  open([delivery]);
  await userEvent.click((await incoming()).getByRole('button', { name: 'Xác nhận đã nhận' }));
  for (const lot of ['P-7', 'P-8']) await userEvent.click(await screen.findByLabelText(`${lot} · Hành đóng gói`));

  expect(screen.getByRole('button', { name: 'Ghi đã nhận' })).toBeDisabled();
});

test('a receipt that failed says so, and is sent again as the same entry', async () => {
  const failed = { status: 503, body: { type: '/problems/try-later', title: 'Unavailable', status: 503 } };
  const { recorded } = open([delivery], failed);
  await userEvent.click((await incoming()).getByRole('button', { name: 'Xác nhận đã nhận' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ghi đã nhận' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Hệ thống tạm thời chưa phục vụ được');
  await userEvent.click(screen.getByRole('button', { name: 'Ghi đã nhận' }));

  const [first, again] = recorded().map(({ body }) => (body as { clientId: string }).clientId);
  expect(again).toBe(first);
});

test('a receipt stays in sight where its delivery waits no more, and what is left is asked for anew', async () => {
  const { deliveries, recorded } = open([delivery]);
  await userEvent.click((await incoming()).getByRole('button', { name: 'Xác nhận đã nhận' }));
  await userEvent.click(await screen.findByLabelText('P-8 · Hành đóng gói'));
  deliveries.body.items = [{ ...delivery, lots: [lots[1]] }];
  await userEvent.click(screen.getByRole('button', { name: 'Ghi đã nhận' }));
  await screen.findByText('Đã ghi vào nhật ký.');

  await waitFor(() => expect(screen.queryByText(/P-7/)).not.toBeInTheDocument());
  deliveries.body.items = [];
  await userEvent.click(await screen.findByRole('button', { name: 'Xác nhận đã nhận' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ghi đã nhận' }));

  await waitFor(() => expect(screen.getAllByText('Đã ghi vào nhật ký.')).toHaveLength(2));
  await waitFor(() => expect(screen.queryByText(/P-8/)).not.toBeInTheDocument());
  expect(recorded().map(({ body }) => (body as { lots: object[] }).lots.length)).toEqual([1, 1]);
});

test('what came long ago is entered as of the day it came, not as of today', async () => {
  const { recorded } = open([delivery]); // sent half a year ago
  await userEvent.click((await incoming()).getByRole('button', { name: 'Xác nhận đã nhận' }));
  const when = await screen.findByLabelText(/Thời điểm đã nhận/);
  expect(when).toHaveValue('2026-06-01T08:00');
  expect(when).toHaveAccessibleDescription(/muộn nhất 08:00 01\/07\/2026/);

  fireEvent.change(when, { target: { value: '2026-07-02T08:00' } });
  await userEvent.click(screen.getByRole('button', { name: 'Ghi đã nhận' }));
  expect(screen.getByText(/sau 30 ngày thì việc nhận không còn khớp/)).toBeVisible();
  fireEvent.change(when, { target: { value: '2026-06-02T08:00' } });
  await userEvent.click(screen.getByRole('button', { name: 'Ghi đã nhận' }));
  await screen.findByText('Đã ghi vào nhật ký.');

  expect(recorded()).toHaveLength(1);
  expect(recorded()[0]?.body).toMatchObject({ occurredAt: '2026-06-02T01:00:00.000Z' });
});

test('both sides are asked for, and an empty one says what would stand there', async () => {
  const { sent } = open([]);

  expect(await screen.findByText('Không có hàng nào chờ xác nhận')).toBeVisible();
  expect(await screen.findByText('Không có đợt giao nào còn chờ')).toBeVisible();
  expect(sent.filter(({ what }) => what.endsWith('/deliveries')).map(({ query }) => query)).toEqual([
    { side: 'incoming', partyGln: shop },
    { side: 'outgoing', partyGln: shop },
  ]);
});
