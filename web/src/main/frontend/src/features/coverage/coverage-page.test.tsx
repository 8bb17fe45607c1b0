import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { CoveragePage } from './coverage-page';
import { share } from './share';

const list = {
  id: 'l1',
  kind: 'products',
  title: 'Danh sách mẫu',
  signedBy: 'Sở mẫu',
  signedOn: '2026-06-01',
  cutOffOn: '2026-05-31',
  entries: 4,
};
const computedAt = '2026-06-02T03:00:00Z';
const funnel = { listed: 4, registered: 4, active: 3, complete: 2, open: 1, oneSided: 1 };
const none = { listed: 0, registered: 0, active: 0, complete: 0, open: 0, oneSided: 0 };
const items = [
  { name: 'Tỏi khô', partyName: 'Hộ bà Lan', stage: 'active', missing: 'no-hand-over' },
  { name: 'Hành phi', partyName: 'HTX Dương Xá', stage: 'complete' },
  { name: 'Ổi', partyName: 'Hộ ông Ba', stage: 'open', missing: 'still-open' },
];
const figure = { numerator: 2, denominator: 3, funnel };
const commune = { communeCode: '00565', communeName: 'Xã Gia Lâm', ...figure, items };
const products = { measure: 'K2', list, ...figure, communes: [commune], computedAt };
const unlisted = { measure: 'K1', numerator: 0, denominator: 0, funnel: none, communes: [], computedAt };

function open(at: string, body: unknown = products) {
  serve({ 'GET /api/v1/coverage/products': { body }, 'GET /api/v1/coverage/chains': { body: unlisted } });
  show(<CoveragePage />, at);
}

test('a figure says its list, and stands beside its funnel', async () => {
  open('/?k=K2');

  expect(await screen.findByText('66% sản phẩm đạt đầy đủ')).toBeInTheDocument();
  expect(screen.getByText(/Sở mẫu ký ngày 01\/06\/2026, chốt ngày 31\/05\/2026/)).toBeInTheDocument();
  const stages = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(stages.map((stage) => stage.textContent)).toEqual([
    'Trong danh sách4',
    'Đã đăng ký4',
    'Có ghi chép trong 90 ngày3',
    'Đầy đủ2',
  ]);
  expect(screen.getByText(/Không nằm ở tử số lẫn mẫu số/)).toBeInTheDocument();
});

test('a commune opens into the missing names first, then into all', async () => {
  open('/?k=K2');

  await userEvent.click(await screen.findByRole('button', { name: 'Xã Gia Lâm' }));

  expect(screen.getByText('Hộ bà Lan · chưa có giao nhận')).toBeInTheDocument();
  expect(screen.queryByText('Hành phi')).not.toBeInTheDocument();
  expect(screen.queryByText('Ổi')).not.toBeInTheDocument();

  await userEvent.click(screen.getByLabelText('Chỉ hiện tên còn thiếu'));

  expect(screen.getByText('Hành phi')).toBeInTheDocument();
  expect(screen.getByText('Ổi')).toBeInTheDocument();
});

test('without a signed list no share is shown', async () => {
  open('/');

  expect(await screen.findByText('Chưa có danh sách nào')).toBeInTheDocument();
  expect(screen.queryByText(/%/)).not.toBeInTheDocument();
});

test('a tab is an address', async () => {
  open('/');

  await userEvent.click(screen.getByRole('tab', { name: /K2/ }));

  expect(await screen.findByRole('heading', { name: /^K2/ })).toBeInTheDocument();
  expect(await screen.findByText('66% sản phẩm đạt đầy đủ')).toBeInTheDocument();
});

test('a list whose items are all open has no figure', async () => {
  open('/?k=K2', { ...products, numerator: 0, denominator: 0 });

  expect(await screen.findByText('chưa có số liệu')).toBeInTheDocument();
});

test('0 of 0 is no figure, and only all is 100', () => {
  expect(share(0, 0)).toBeUndefined();
  expect(share(999, 1000)).toBe(99);
  expect(share(3, 3)).toBe(100);
});
