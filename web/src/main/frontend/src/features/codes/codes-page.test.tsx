import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { serve, show } from '../../test-render';
import { CodesPage } from './codes-page';

const gtin = '08930000000019';
const owner = '8930000000012';
const session = {
  account: 'htx',
  displayName: 'HTX',
  role: 'cooperative',
  partyGln: owner,
  expiresAt: '2026-12-01T00:00:00Z',
};
const serial = '0400000015W7V9PQ';
const image = `/scan/api/codes/${gtin}/H-1/${serial}/qr.png`;
const code = { serial, address: `http://localhost/01/${gtin}/10/H-1/21/${serial}`, image, state: 'issued' };

type Answer = { status?: number; body?: unknown };

const issued: Answer = {
  status: 201,
  body: { gtin, lot: 'H-1', first: 1, count: 10, state: 'issued', issuedAt: '2026-06-01T00:00:00Z' },
};

const ranges = [1, 11].map((first) => ({
  gtin,
  lot: 'H-1',
  first,
  count: 10,
  state: 'issued',
  issuedAt: '2026-06-01T00:00:00Z',
}));

function open(
  partyGln: string,
  items: unknown[],
  activation: Answer = {},
  issue = issued,
  waiting = ranges.slice(0, items.length),
) {
  const sent = serve({
    'GET /api/v1/session': { body: { ...session, partyGln } },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    [`GET /api/v1/lots/${gtin}/H-1`]: { body: { gtin, lot: 'H-1', origin: 'registered', ownerGln: owner } },
    [`GET /scan/api/codes/${gtin}/H-1`]: { body: { items, total: items.length, waiting } },
    [`POST /scan/api/codes/${gtin}/H-1`]: issue,
    [`POST /scan/api/codes/${gtin}/H-1/activation`]: activation,
  });
  show(
    <Routes>
      <Route path="/lots/:gtin/:lot/codes" element={<CodesPage />} />
    </Routes>,
    `/lots/${gtin}/H-1/codes`,
  );
  return sent;
}

test('ten codes are issued, under a token fetched for this request', async () => {
  const sent = open(owner, []);

  await userEvent.click(await screen.findByRole('button', { name: 'Cấp 10 mã' }));

  const order = sent.find(({ what }) => what.startsWith('POST'));
  expect(order?.body).toEqual({ orderId: expect.any(String), count: 10 });
  expect(order?.headers.get('X-CSRF-Token')).toBe('fresh');
});

test('an order without an answer is sent again as the same order, and the next is another', async () => {
  const issue: Answer = { status: 503, body: { type: '/problems/failed', title: 'Unavailable', status: 503 } };
  const sent = open(owner, [], {}, issue);
  const button = await screen.findByRole('button', { name: 'Cấp 10 mã' });
  const orders = () =>
    sent.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body as { orderId: string });

  await userEvent.click(button);
  await screen.findByRole('alert');
  Object.assign(issue, issued);
  await userEvent.click(button);
  await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  await waitFor(() => expect(orders()).toHaveLength(3));

  const [first, again, next] = orders().map(({ orderId }) => orderId);
  expect(again).toBe(first);
  expect(next).not.toBe(first);
});

test('another number of codes is another order', async () => {
  const issue: Answer = { status: 503, body: { type: '/problems/failed', title: 'Unavailable', status: 503 } };
  const sent = open(owner, [], {}, issue);
  await userEvent.click(await screen.findByRole('button', { name: 'Cấp 10 mã' }));
  await screen.findByRole('alert');

  await userEvent.clear(screen.getByLabelText('Số mã'));
  await userEvent.type(screen.getByLabelText('Số mã'), '45');
  await userEvent.click(screen.getByRole('button', { name: 'Cấp 45 mã' }));
  const orders = () =>
    sent.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body as { orderId: string });
  await waitFor(() => expect(orders()).toHaveLength(2));

  expect(orders()[1]).toMatchObject({ count: 45 });
  expect(orders()[1].orderId).not.toBe(orders()[0].orderId);
});

test('where several orders wait, one of them can be activated', async () => {
  const sent = open(owner, [code], { body: { ranges: [ranges[1]] } }, issued, ranges);

  await userEvent.click((await screen.findAllByRole('button', { name: 'Kích hoạt đợt này' }))[1]);
  await screen.findByText('Mã đã được kích hoạt.');

  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({ first: 11 });
});

test('where one order waits, all there is is activated', async () => {
  const sent = open(owner, [code], { body: { ranges: [ranges[0]] } });

  await userEvent.click(await screen.findByRole('button', { name: 'Kích hoạt mã đã dán' }));
  await screen.findByText('Mã đã được kích hoạt.');

  expect(screen.queryByRole('button', { name: 'Kích hoạt đợt này' })).not.toBeInTheDocument();
  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({});
});

test('a label shows the drawn code and leads where it leads', async () => {
  open(owner, [code]);

  const drawn = await screen.findByRole('img', { name: `Mã QR ${serial}` });

  expect(drawn).toHaveAttribute('src', image);
  expect(drawn.closest('a')).toHaveAttribute('href', code.address);
});

test('only the owner is offered to issue codes', async () => {
  open('8930000000029', [code]);

  await screen.findByRole('img', { name: `Mã QR ${serial}` });

  expect(screen.queryByRole('button', { name: 'Cấp 10 mã' })).not.toBeInTheDocument();
});

test.each([
  ['lot-held', /Cán bộ phải gỡ tạm giữ trước/],
  ['lot-recalled', /đã bị thu hồi/],
  ['party-not-approved', /Cơ sở chưa được duyệt/],
  ['lot-without-quantity', /Hãy ghi thu hoạch hoặc đóng gói trước/],
  ['more-codes-than-packages', /nhiều nhất 15 gói và đã có 10 mã được kích hoạt.* thêm 6 mã/],
])('a refusal %s says what has to happen first', async (slug, sentence) => {
  const numbers = { packages: 15, active: 10, asked: 6 };
  const body = { type: `/problems/${slug}`, title: 'Conflict', status: 409, detail: 'in English', ...numbers };
  open(owner, [code], { status: 409, body });

  await userEvent.click(await screen.findByRole('button', { name: 'Kích hoạt mã đã dán' }));

  expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
});
