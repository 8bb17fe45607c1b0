import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { ReportsPage } from './reports-page';

const id = '11111111-1111-3111-8111-111111111111';
const report = '22222222-2222-4222-8222-222222222222';
const goods = {
  id,
  gtin: '08930000000019',
  lot: 'A/B-1',
  state: 'open',
  openedAt: '2026-03-20T01:00:00Z',
  lastAt: '2026-03-20T01:00:00.123Z',
  reports: 3,
  codes: 1,
  reasons: [
    { reason: 'other-product', reports: 2 },
    { reason: 'opened', reports: 1 },
  ],
  closings: [{ at: '2026-03-01T01:00:00Z', by: 'hoa', reason: 'Đã kiểm tra lần trước' }],
};
const one = {
  id: report,
  code: '/01/08930000000019/10/A%2FB-1/21/0400000015W7V9PQ',
  serial: '0400000015W7V9PQ',
  reason: 'other-product',
  text: 'Trong túi là cà tím',
  photo: true,
  commune: '00565',
  at: '2026-03-20T01:00:00Z',
  erased: false,
};

function open(role: string, answers: Record<string, object> = {}) {
  const list = { body: { items: [goods] as object[] } };
  const sent = serve({
    'GET /api/v1/session': { body: { login: 'a', displayName: 'A', role, csrfToken: 'x' } },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /scan/api/reports': list,
    [`GET /scan/api/reports/${id}`]: { body: { goods, items: [one] } },
    [`POST /scan/api/reports/${id}/closing`]: { body: { ...goods, state: 'closed' } },
    [`DELETE /scan/api/reports/${id}/${report}/content`]: { status: 204 },
    ...answers,
  });
  show(<ReportsPage />);
  return { list, sent };
}

test('a queued lot says how many reports there are and why, and leads to its codes', async () => {
  open('commune-officer');

  expect(await screen.findByRole('heading', { name: 'Lô A/B-1 · 08930000000019' })).toBeVisible();
  expect(screen.getByText('3 phản ánh về 1 mã')).toBeVisible();
  expect(screen.getByText('Là sản phẩm khác: 2')).toBeVisible();
  expect(screen.getByText(/Đã kiểm tra lần trước/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Mã của lô' })).toHaveAttribute('href', '/lots/08930000000019/A%2FB-1/codes');
});

test('an owner reads no words, sees no photo and closes nothing', async () => {
  open('cooperative');

  expect(await screen.findByText('3 phản ánh về 1 mã')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Đóng phản ánh' })).not.toBeInTheDocument());
  expect(screen.queryByRole('button', { name: 'Xem phản ánh và ảnh' })).not.toBeInTheDocument();
});

test('an office reads words and photo only when it asks for them', async () => {
  const { sent } = open('inspector');
  const button = await screen.findByRole('button', { name: 'Xem phản ánh và ảnh' });
  expect(sent.some(({ what }) => what === `GET /scan/api/reports/${id}`)).toBe(false);
  await userEvent.click(button);

  const list = within(await screen.findByRole('list', { name: 'Các phản ánh' }));
  expect(list.getByText('Trong túi là cà tím')).toBeVisible();
  expect(list.getByText(/mua tại Xã Gia Lâm/)).toBeVisible();
  expect(list.getByRole('img', { name: 'Ảnh người mua gửi' })).toHaveAttribute(
    'src',
    `/scan/api/reports/${id}/${report}/photo`,
  );
});

test('closing says the reason and what was seen', async () => {
  const { list, sent } = open('commune-officer');
  await userEvent.click(await screen.findByRole('button', { name: 'Đóng phản ánh' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox'), 'Đã kiểm tra tại chợ');
  list.body.items = [];
  await userEvent.click(dialog.getByRole('button', { name: 'Đóng phản ánh' }));

  expect(await screen.findByRole('status')).toHaveTextContent('Đã đóng: Lô A/B-1');
  const closing = sent.find(({ what }) => what === `POST /scan/api/reports/${id}/closing`);
  expect(closing?.body).toEqual({ reason: 'Đã kiểm tra tại chợ', lastAt: '2026-03-20T01:00:00.123Z' });
  expect(closing?.headers.get('X-CSRF-Token')).toBe('fresh');
});

test('a report that came meanwhile is said in the dialog', async () => {
  const later = { type: '/problems/reported-meanwhile', title: 'Conflict', status: 409 };
  open('commune-officer', { [`POST /scan/api/reports/${id}/closing`]: { status: 409, body: later } });
  await userEvent.click(await screen.findByRole('button', { name: 'Đóng phản ánh' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox'), 'Đã kiểm tra tại chợ');
  await userEvent.click(dialog.getByRole('button', { name: 'Đóng phản ánh' }));

  expect(await dialog.findByRole('alert')).toHaveTextContent('Vừa có phản ánh mới');
});

test('words and photo are erased after it was asked once more', async () => {
  const { sent } = open('commune-officer');
  await userEvent.click(await screen.findByRole('button', { name: 'Xem phản ánh và ảnh' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Xóa lời và ảnh' }));
  expect(sent.some(({ what }) => what.startsWith('DELETE'))).toBe(false);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Xóa hẳn' }));

  await waitFor(() =>
    expect(sent.some(({ what }) => what === `DELETE /scan/api/reports/${id}/${report}/content`)).toBe(true),
  );
});

test('an empty list says what would stand there', async () => {
  const { list } = open('commune-officer', { 'GET /scan/api/reports': { body: { items: [] } } });
  expect(list).toBeDefined();

  expect(await screen.findByText('Không có lô nào chờ xem xét')).toBeVisible();
});
