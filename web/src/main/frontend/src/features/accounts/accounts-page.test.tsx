import { screen, within } from '@testing-library/react';
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
