import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { serve, show } from '../../test-render';
import { EstablishmentPage } from './establishment-page';
import { EstablishmentsPage } from './establishments-page';

const gln = '8930000000012';
const party = {
  gln,
  numbering: 'internal',
  name: 'Hộ bà Lan',
  kind: 'household',
  address: 'Thôn Thuận Quang',
  communeCode: '00565',
  approval: 'waiting',
  registeredAt: '2026-06-01T00:00:00Z',
};

function open(at: string, told: object = {}, decided: Partial<{ status: number; body: object }> = {}) {
  const sent = serve({
    'GET /api/v1/session': {
      body: {
        account: 'canbo',
        displayName: 'Cán bộ',
        role: 'commune-officer',
        communeCode: '00565',
        expiresAt: '2026-12-01T00:00:00Z',
      },
    },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /api/v1/parties': { body: { items: [party] } },
    [`GET /api/v1/parties/${gln}`]: { body: { ...party, ...told }, headers: { ETag: '"3"' } },
    [`GET /api/v1/parties/${gln}/decisions`]: { body: { items: [] } },
    [`POST /api/v1/parties/${gln}/decisions`]: {
      status: 201,
      body: { kind: 'approved', reason: 'Đủ hồ sơ', account: 'canbo', decidedAt: '2026-06-02T00:00:00Z' },
      ...decided,
    },
  });
  show(
    <Routes>
      <Route path="/establishments" element={<EstablishmentsPage />} />
      <Route path="/establishments/:gln" element={<EstablishmentPage />} />
    </Routes>,
    at,
  );
  return sent;
}

test('those that wait in the own commune are shown first', async () => {
  const sent = open('/establishments');

  expect(await screen.findByRole('link', { name: 'Hộ bà Lan' })).toHaveAttribute('href', `/establishments/${gln}`);
  expect(screen.getByLabelText('Xã, phường')).toHaveDisplayValue('Xã Gia Lâm');
  expect(sent.at(-1)?.query).toEqual({ communeCode: '00565', approval: 'waiting' });

  await userEvent.selectOptions(screen.getByLabelText('Trạng thái duyệt'), 'all');

  expect(sent.at(-1)?.query).toEqual({ communeCode: '00565' });
});

test('an approval asks for a reason', async () => {
  const sent = open(`/establishments/${gln}`);

  await userEvent.click(await screen.findByRole('button', { name: 'Duyệt cơ sở' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Đủ hồ sơ');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Duyệt cơ sở' }));

  const approval = sent.find(({ what }) => what.startsWith('POST'));
  expect(approval?.body).toEqual({ kind: 'approved', reason: 'Đủ hồ sơ' });
  expect(approval?.headers.get('If-Match')).toBe('"3"');
});

test('an establishment that has changed meanwhile is not approved, and that is said', async () => {
  const changed = { type: '/problems/party-changed', title: 'Precondition Failed', status: 412 };
  open(`/establishments/${gln}`, {}, { status: 412, body: changed });

  await userEvent.click(await screen.findByRole('button', { name: 'Duyệt cơ sở' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Đủ hồ sơ');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Duyệt cơ sở' }));

  expect(await within(dialog).findByText(/^Người khác vừa thay đổi thông tin này/)).toBeVisible();
});

test('an approved establishment can only have it withdrawn', async () => {
  open(`/establishments/${gln}`, { approval: 'approved' });

  expect(await screen.findByRole('button', { name: 'Hủy duyệt' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Từ chối' })).not.toBeInTheDocument();
});
