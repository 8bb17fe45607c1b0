import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { AccountsPage } from './accounts-page';

const gln = '8930000000019';
const farmer = { name: '0912345678', displayName: 'Bà Lan', role: 'farmer', partyGln: gln, members: [], closed: false };
const leader = {
  name: 'totruong',
  displayName: 'Ông Tư',
  role: 'group-leader',
  partyGln: gln,
  partyName: 'Hộ ông Tư',
  members: ['1', '2', '3', '4'],
  memberNames: ['Hộ bà Lan', 'Hộ ông Ba', 'Hộ bà Sáu', '4'],
  closed: false,
};
const gone = { name: 'cu', displayName: 'Người cũ', role: 'inspector', members: [], closed: true };

function open() {
  const sent = serve({
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /api/v1/accounts': { body: { items: [farmer, leader, gone] } },
    'GET /api/v1/parties': { body: { items: [] } },
    'POST /api/v1/accounts': { status: 201, body: { name: 'canbo', password: 'bí mật 1' } },
    'POST /api/v1/accounts/0912345678/password': { body: { name: '0912345678', password: 'bí mật 2' } },
    'POST /api/v1/accounts/0912345678/keys': { status: 201, body: { name: '0912345678', key: 'khóa 3' } },
    'GET /api/v1/accounts/0912345678/keys': {
      body: {
        items: [
          {
            id: '0123456789abcdef',
            start: 'Xy3_-9',
            createdAt: '2026-06-01T01:00:00Z',
            lastUsedAt: '2026-06-02T02:00:00Z',
          },
          { id: 'fedcba9876543210' },
        ],
      },
    },
    'DELETE /api/v1/accounts/0912345678/keys/0123456789abcdef': { status: 204 },
    'DELETE /api/v1/accounts/0912345678': { status: 204 },
  });
  show(<AccountsPage />);
  return sent;
}

test('a new account shows its password once', async () => {
  const sent = open();

  await userEvent.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));
  await userEvent.type(screen.getByLabelText(/Tên tài khoản hoặc số điện thoại/), 'canbo');
  await userEvent.type(screen.getByLabelText(/Họ tên/), 'Cán bộ Gia Lâm');
  await userEvent.selectOptions(screen.getByLabelText('Vai trò'), 'commune-officer');
  await userEvent.selectOptions(screen.getByLabelText(/Xã, phường/), '00565');
  await userEvent.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));

  expect(await screen.findByText('bí mật 1')).toBeVisible();
  expect(sent.find(({ what }) => what === 'POST /api/v1/accounts')?.body).toEqual({
    name: 'canbo',
    displayName: 'Cán bộ Gia Lâm',
    role: 'commune-officer',
    communeCode: '00565',
  });

  await userEvent.click(screen.getByRole('button', { name: 'Đã lưu, ẩn đi' }));

  expect(screen.queryByText('bí mật 1')).not.toBeInTheDocument();
});

test('who acts for a party names it', async () => {
  const sent = open();

  await userEvent.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));
  await userEvent.type(screen.getByLabelText(/Tên tài khoản hoặc số điện thoại/), 'Bà Lan');
  await userEvent.type(screen.getByLabelText(/Họ tên/), 'Bà Lan');
  await userEvent.type(screen.getByLabelText(/^Đơn vị/), '8930000000018');
  await userEvent.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));

  expect(screen.getByText(/^Chữ thường không dấu/)).toBeVisible();
  expect(screen.getByText('Chữ số kiểm tra không khớp.')).toBeVisible();
  expect(sent.some(({ what }) => what.startsWith('POST'))).toBe(false);
});

test('an account is told by the names of its party and of those it enters for', async () => {
  open();

  expect(
    await screen.findByText('totruong · Tổ trưởng · Hộ ông Tư · ghi thay Hộ bà Lan, Hộ ông Ba, Hộ bà Sáu và 1 hộ khác'),
  ).toBeVisible();
  expect(screen.getByText(`0912345678 · Nông dân · ${gln}`)).toBeVisible();
});

test.each([
  ['Đặt lại mật khẩu', 'bí mật 2'],
  ['Tạo khóa API', 'khóa 3'],
])('%s asks first, then shows it once', async (act, secret) => {
  open();

  await userEvent.click(await screen.findByRole('button', { name: `${act}: 0912345678` }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: act }));

  expect(await screen.findByText(secret)).toBeVisible();
});

test('keys are told apart, and one is revoked once that is confirmed', async () => {
  const sent = open();

  await userEvent.click(await screen.findByRole('button', { name: 'Khóa API: 0912345678' }));
  const dialog = await screen.findByRole('dialog');
  expect(
    await within(dialog).findByText('Tạo lúc 08:00 01/06/2026 · dùng lần cuối khoảng 09:00 02/06/2026'),
  ).toBeVisible();
  expect(within(dialog).getByText('Tạo từ trước · chưa dùng lần nào')).toBeVisible();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Thu hồi khóa: Xy3_-9…' }));
  expect(within(dialog).getByText(/sẽ bị từ chối ngay/)).toBeVisible();
  expect(sent.some(({ what }) => what.startsWith('DELETE'))).toBe(false);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Thu hồi khóa' }));

  const revoked = 'DELETE /api/v1/accounts/0912345678/keys/0123456789abcdef';
  await waitFor(() => expect(sent.some(({ what }) => what === revoked)).toBe(true));
  await waitFor(() => expect(sent.filter(({ what }) => what.endsWith('/keys'))).toHaveLength(2));
});

test('a new password is said to end the sessions and the keys', async () => {
  open();

  await userEvent.click(await screen.findByRole('button', { name: 'Đặt lại mật khẩu: 0912345678' }));

  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('mọi phiên đăng nhập của 0912345678 kết thúc và mọi khóa API bị thu hồi');
});

test('an account is closed only once that is confirmed, and then offers nothing', async () => {
  const sent = open();

  await userEvent.click(await screen.findByRole('button', { name: 'Đóng tài khoản: 0912345678' }));
  const dialog = await screen.findByRole('dialog');
  expect(sent.some(({ what }) => what.startsWith('DELETE'))).toBe(false);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Đóng tài khoản' }));

  expect(sent.some(({ what }) => what === 'DELETE /api/v1/accounts/0912345678')).toBe(true);
  expect(screen.queryByRole('button', { name: /: cu$/ })).not.toBeInTheDocument();
});
