import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { serve, show } from '../../test-render';
import { RollsPage } from './rolls-page';

const gtin = '08930000000019';
const owner = '8930000000012';
const rolls = `/scan/api/rolls/${gtin}`;

type Answer = { status?: number; body?: unknown };

const roll = (more: object = {}) => ({
  gtin,
  ownerGln: owner,
  first: 1,
  count: 1000,
  free: 1000,
  state: 'issued',
  issuedAt: '2026-06-01T00:00:00Z',
  changes: [],
  bindings: [],
  next: ['printed', 'cancelled'],
  ...more,
});

function open(items: object[], more: Record<string, Answer> = {}, partyGln = owner) {
  const sent = serve({
    'GET /api/v1/session': {
      body: { account: 'htx', displayName: 'HTX', role: 'cooperative', partyGln, expiresAt: '2026-12-01T00:00:00Z' },
    },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    [`GET /api/v1/products/${gtin}`]: {
      body: { gtin, name: 'Hành phi', ownerGln: owner, unit: 'KGM', standards: [], numbering: 'gs1' },
    },
    [`GET /api/v1/products/${gtin}/photo`]: {
      body: { items: [{ small: '/scan/photos/s', large: '/scan/photos/l', setAt: '2026-06-01T00:00:00Z' }] },
    },
    [`GET /api/v1/lots/${gtin}/PHI-1`]: {
      body: {
        gtin,
        lot: 'PHI-1',
        origin: 'registered',
        ownerGln: owner,
        productName: 'Hành phi',
        producedOn: '2026-05-30',
      },
    },
    [`GET ${rolls}`]: { body: { items } },
    ...more,
  });
  show(
    <Routes>
      <Route path="/registry/products/:gtin/rolls" element={<RollsPage />} />
    </Routes>,
    `/registry/products/${gtin}/rolls`,
  );
  return sent;
}

test('a roll is ordered once, however often it is sent', async () => {
  const issue: Answer = { status: 503, body: { type: '/problems/failed', title: 'Unavailable', status: 503 } };
  const sent = open([], { [`POST ${rolls}`]: issue });
  const orders = () =>
    sent.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body as { orderId: string });
  const send = await screen.findByRole('button', { name: 'Cấp cuộn nhãn' });
  await userEvent.clear(screen.getByLabelText('Số nhãn trong cuộn'));
  await userEvent.type(screen.getByLabelText('Số nhãn trong cuộn'), '500');

  await userEvent.click(send);
  await screen.findByRole('alert');
  Object.assign(issue, { status: 201, body: roll({ count: 500 }) });
  await userEvent.click(send);

  expect(await screen.findByText('Đã cấp cuộn 500 nhãn.')).toBeVisible();
  expect(orders().map(({ orderId }) => orderId)).toEqual([orders()[0]?.orderId, orders()[0]?.orderId]);
  expect(orders()[0]).toMatchObject({ count: 500 });
});

test('a roll shows what of it is on which lot, and where its files are', async () => {
  const bindings = [{ lot: 'PHI/1', first: 3, count: 50, at: '2026-06-02T00:00:00Z', account: 'a' }];
  open([roll({ free: 950, bindings })]);
  const row = await screen.findByRole('listitem', { name: 'Cuộn 1–1.000' });
  expect(row).toHaveTextContent('1.000 nhãn, còn 950 nhãn chưa gắn với lô');
  expect(within(row).getByRole('link', { name: '50 nhãn gắn với lô PHI/1' })).toHaveAttribute(
    'href',
    `/lots/${gtin}/PHI%2F1/codes`,
  );
  expect(within(row).getByRole('link', { name: /Tải tệp Excel/ })).toHaveAttribute('href', `${rolls}/1/codes.xlsx`);
  expect(within(row).getByRole('button', { name: 'Đánh dấu đã in, Cuộn 1–1.000' })).toBeVisible();
});

test('labels are bound after what they will stand for was shown', async () => {
  const sent = open([roll()], {
    [`POST ${rolls}/bindings`]: {
      body: { gtin, lot: 'PHI-1', first: 1, count: 32, spoiled: 0, state: 'activated', next: [] },
    },
  });
  await userEvent.type(await screen.findByLabelText('Số lô'), 'PHI-1');
  await userEvent.type(screen.getByLabelText('Nhãn đầu'), 'G0000001M1KSXFY3');
  await userEvent.type(screen.getByLabelText('Nhãn cuối'), 'https://a.example/01/1/21/g0000010aaaaaaaa');
  await userEvent.click(screen.getByRole('button', { name: 'Xem lại trước khi gắn' }));

  const dialog = within(await screen.findByRole('dialog', { name: 'Gắn và kích hoạt 32 nhãn?' }));
  expect(await dialog.findByText('Sản xuất, đóng gói: 30/05/2026')).toBeVisible();
  expect(dialog.getByRole('img', { name: 'Ảnh sản phẩm: Hành phi' })).toHaveAttribute('src', '/scan/photos/l');
  expect(sent.some(({ what }) => what.startsWith('POST'))).toBe(false);
  await userEvent.click(dialog.getByRole('button', { name: 'Gắn và kích hoạt 32 nhãn' }));

  expect(await screen.findByText('Đã gắn 32 nhãn với lô PHI-1.')).toBeVisible();
  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    lot: 'PHI-1',
    firstSerial: 'G0000001M1KSXFY3',
    lastSerial: 'G0000010AAAAAAAA',
  });
});

test('slips are shown beside their fields before anything is asked', async () => {
  const sent = open([roll()]);
  await userEvent.type(await screen.findByLabelText('Số lô'), 'PHI 1');
  await userEvent.type(screen.getByLabelText('Nhãn đầu'), 'G0000010AAAAAAAA');
  await userEvent.type(screen.getByLabelText('Nhãn cuối'), 'G0000001M1KSXFY3');
  await userEvent.click(screen.getByRole('button', { name: 'Xem lại trước khi gắn' }));
  expect(screen.getByText('Hãy ghi số lô như đã đăng ký.')).toBeVisible();
  expect(screen.getByText(/nhãn cuối phải ở sau nhãn đầu/)).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(sent.filter(({ what }) => what.startsWith('GET /api/v1/lots'))).toHaveLength(0);
});

test('a refusal says why', async () => {
  open([roll()], {
    [`POST ${rolls}/bindings`]: {
      status: 409,
      body: { type: '/problems/codes-bound-elsewhere', title: 'Conflict', status: 409, field: 'firstSerial' },
    },
  });
  await userEvent.type(await screen.findByLabelText('Số lô'), 'PHI-1');
  await userEvent.type(screen.getByLabelText('Nhãn đầu'), 'G0000001M1KSXFY3');
  await userEvent.type(screen.getByLabelText('Nhãn cuối'), 'G0000001M1KSXFY3');
  await userEvent.click(screen.getByRole('button', { name: 'Xem lại trước khi gắn' }));
  const confirm = await screen.findByRole('button', { name: 'Gắn và kích hoạt 1 nhãn' });
  await waitFor(() => expect(confirm).toBeEnabled());
  await userEvent.click(confirm);
  expect(await screen.findByText(/đã gắn với lô khác/)).toBeVisible();
});

test('whoever does not own the product sees its rolls and orders none', async () => {
  open([roll({ next: ['cancelled'] })], {}, '8930000000029');
  expect(await screen.findByRole('button', { name: /^Hủy mã/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Cấp cuộn nhãn' })).not.toBeInTheDocument();
  expect(screen.queryByLabelText('Nhãn đầu')).not.toBeInTheDocument();
});
