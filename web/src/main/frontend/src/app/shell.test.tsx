import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import type { Role } from '../generated/ingest';
import { serve, show } from '../test-render';
import { Shell } from './shell';

const signedOut = { status: 401, body: { type: 'about:blank', title: 'Unauthorized', status: 401 } };

function open(role?: Role, partyGln?: string) {
  const session = { account: 'a', displayName: 'Bà Lan', role, partyGln, expiresAt: '2026-12-01T00:00:00Z' };
  const sent = serve({
    'GET /api/v1/session': role ? { body: session } : signedOut,
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'DELETE /api/v1/session': { status: 204 },
  });
  show(
    <Routes>
      <Route element={<Shell />}>
        <Route path="*" element={<p>trang</p>} />
      </Route>
    </Routes>,
  );
  return sent;
}

const links = () => within(screen.getByRole('navigation')).getAllByRole('link');
const names = () => links().map((link) => link.textContent);

test.each<[Role, string | undefined, string[]]>([
  [
    'farmer',
    '8930000000019',
    ['Lô/mẻ', 'Giao nhận', 'Đối tác gửi', 'Dữ liệu đã gửi', 'Sổ đăng ký', 'Phản ánh', 'Cảnh báo', 'Độ phủ'],
  ],
  ['inspector', undefined, ['Lô/mẻ', 'Phản ánh', 'Cảnh báo', 'Độ phủ']],
  ['commune-officer', undefined, ['Lô/mẻ', 'Cơ sở', 'Phản ánh', 'Cảnh báo', 'Độ phủ']],
  ['city-department', undefined, ['Lô/mẻ', 'Cơ sở', 'Phản ánh', 'Cảnh báo', 'Danh mục', 'Tra cứu', 'Độ phủ']],
  [
    'administrator',
    undefined,
    ['Lô/mẻ', 'Sổ đăng ký', 'Cơ sở', 'Phản ánh', 'Cảnh báo', 'Danh mục', 'Tra cứu', 'Tài khoản', 'Độ phủ'],
  ],
])('%s is offered its own pages', async (role, partyGln, pages) => {
  open(role, partyGln);

  await screen.findByRole('button', { name: 'Bà Lan' });

  expect(names()).toEqual(pages);
});

test('a passer-by is offered the board', async () => {
  open();

  expect(await screen.findByRole('link', { name: 'Đăng nhập' })).toBeInTheDocument();
  expect(names()).toEqual(['Độ phủ']);
});

test('on a phone one button opens the pages, and a choice closes them', async () => {
  open('inspector');
  await screen.findByRole('button', { name: 'Bà Lan' });
  const button = screen.getByRole('button', { name: 'Mở trình đơn' });

  await userEvent.click(button);

  expect(button).toHaveAttribute('aria-expanded', 'true');
  const [, menu] = screen.getAllByRole('navigation');
  await userEvent.click(within(menu).getByRole('link', { name: 'Lô/mẻ' }));
  expect(button).toHaveAttribute('aria-expanded', 'false');
});

test('the account menu says the role, and signs out', async () => {
  const sent = open('inspector');

  await userEvent.click(await screen.findByRole('button', { name: 'Bà Lan' }));
  expect(await screen.findByText('Thanh tra')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Đăng xuất' }));

  expect(sent.some(({ what }) => what === 'DELETE /api/v1/session')).toBe(true);
  expect(await screen.findByRole('link', { name: 'Đăng nhập' })).toBeInTheDocument();
});
