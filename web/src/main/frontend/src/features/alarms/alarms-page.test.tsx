import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { AlarmsPage } from './alarms-page';

const scan = (id: string, time: string, name: string, source: string) => ({
  id,
  time,
  outcome: 'ACTIVATED',
  kind: 'person',
  place: { name, latitude: 21, longitude: 105.9, source },
});
const farApart = {
  id: 'far-apart|08930000000019|0400000015W7V9PQ',
  rule: 'far-apart',
  open: true,
  suspectsCopy: true,
  gtin: '08930000000019',
  lot: 'A/B-1',
  serial: '0400000015W7V9PQ',
  firstAt: '2026-03-20T01:00:00Z',
  lastAt: '2026-03-20T01:01:00.500Z',
  scans: [
    scan('1', '2026-03-20T01:00:00Z', 'Xã Gia Lâm', 'told'),
    scan('2', '2026-03-20T01:01:00.500Z', 'TP. Hồ Chí Minh', 'range'),
  ],
  evidence: {
    kilometres: '1138',
    seconds: '60',
    leastKilometres: '100',
    mostSeconds: '600',
    scans: '5',
    withPlace: '2',
  },
  closings: [],
};
const unknown = {
  id: 'unknown-codes|00565|2026-03-20',
  rule: 'unknown-codes',
  open: true,
  suspectsCopy: false,
  place: { commune: '00565', name: 'Xã Gia Lâm', latitude: 21, longitude: 105.9, source: 'range' },
  firstAt: '2026-03-20T01:00:00Z',
  lastAt: '2026-03-20T02:00:00Z',
  scans: [],
  evidence: { codes: '41', leastCodes: '30', day: '2026-03-20', scans: '41', withPlace: '41' },
  closings: [{ at: '2026-03-20T03:00:00Z', by: 'hoa', reason: 'Hội chợ nông sản' }],
};

function open(role: string, items: object[], answers: Record<string, object> = {}) {
  const list = { body: { items } };
  const sent = serve({
    'GET /api/v1/session': { body: { login: 'a', displayName: 'A', role } },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /scan/api/alarms': list,
    'POST /scan/api/alarms/closing': { body: { ...farApart, open: false } },
    ...answers,
  });
  show(<AlarmsPage />);
  return { list, sent };
}

test('an alarm says in words what it rests on', async () => {
  open('inspector', [farApart, unknown]);

  expect(await screen.findByRole('heading', { name: 'Quét ở hai nơi xa nhau' })).toBeVisible();
  expect(screen.getByText(/cách nhau 1138 km trong 60 giây/)).toBeVisible();
  expect(screen.getByText(/Đã xét 5 lượt quét, 2 lượt có nơi quét/)).toBeVisible();
  expect(screen.getByText(/41 mã không phải do hệ thống này cấp được quét trong ngày 20\/03\/2026/)).toBeVisible();
  expect(screen.getByText('Trang của mã đang báo nghi bị sao chép')).toBeVisible();
  expect(screen.getByText(/Hội chợ nông sản/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Mã của lô A/B-1' })).toHaveAttribute(
    'href',
    '/lots/08930000000019/A%2FB-1/codes',
  );
  await userEvent.click(screen.getByText('Các lượt quét làm chứng cứ (2)'));
  expect(screen.getByText('08:00 20/03/2026 · Xã Gia Lâm (người quét cho biết)')).toBeVisible();
});

test('alarms are filtered by rule and state', async () => {
  const { sent } = open('inspector', []);
  expect(await screen.findByText('Không có cảnh báo nào đang mở')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('Loại cảnh báo'), 'rate');
  await userEvent.click(screen.getByText('Đã đóng'));

  expect(await screen.findByText('Chưa đóng cảnh báo nào')).toBeVisible();
  expect(sent.filter(({ what }) => what === 'GET /scan/api/alarms').map(({ query }) => query)).toEqual([
    { open: 'true' },
    { open: 'true', rule: 'rate' },
    { open: 'false', rule: 'rate' },
  ]);
});

test('closing names what was seen, and the list is read again', async () => {
  const { list, sent } = open('commune-officer', [farApart]);
  await userEvent.click(await screen.findByRole('button', { name: 'Đóng cảnh báo' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox'), 'Một máy, sai vị trí');
  list.body.items = [];
  await userEvent.click(dialog.getByRole('button', { name: 'Đóng cảnh báo' }));

  expect(await screen.findByRole('status')).toHaveTextContent('Đã đóng');
  const closing = sent.find(({ what }) => what === 'POST /scan/api/alarms/closing');
  expect(closing?.body).toEqual({ id: farApart.id, lastAt: farApart.lastAt, reason: 'Một máy, sai vị trí' });
});

test('newer evidence is said in the dialog', async () => {
  const later = { type: '/problems/raised-meanwhile', title: 'Conflict', status: 409 };
  open('commune-officer', [farApart], { 'POST /scan/api/alarms/closing': { status: 409, body: later } });
  await userEvent.click(await screen.findByRole('button', { name: 'Đóng cảnh báo' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox'), 'Một máy, sai vị trí');
  await userEvent.click(dialog.getByRole('button', { name: 'Đóng cảnh báo' }));

  expect(await dialog.findByRole('alert')).toHaveTextContent('chứng cứ mới');
});

test('an owner sees alarms and closes none', async () => {
  open('cooperative', [farApart]);

  expect(await screen.findByText(/cách nhau 1138 km/)).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Đóng cảnh báo' })).not.toBeInTheDocument());
});
