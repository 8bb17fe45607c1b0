import { screen, within } from '@testing-library/react';
import { serve, show } from '../../test-render';
import { CoveragePage } from './coverage-page';
import { share } from './share';

const list = {
  id: 'l1',
  title: 'Danh sách mẫu',
  signedBy: 'Sở mẫu',
  signedOn: '2026-06-01',
  cutOffOn: '2026-05-31',
  entries: 3,
};
const computedAt = '2026-06-02T03:00:00Z';

test('a figure opens into the names behind it', async () => {
  const missing = [{ productName: 'Tỏi khô', partyName: 'Hộ bà Lan', step: 'no-hand-over' }];
  const commune = { communeCode: '00565', communeName: 'Xã Gia Lâm', numerator: 2, denominator: 3, missing };
  const body = { list, numerator: 2, denominator: 3, communes: [commune], computedAt };
  serve({ 'GET /api/v1/coverage/products': { body } });

  show(<CoveragePage />);

  const row = await screen.findByRole('row', { name: /Xã Gia Lâm/ });
  expect(within(row).getByText('66%')).toBeInTheDocument();
  expect(within(row).getByText('Còn thiếu 1 sản phẩm')).toBeInTheDocument();
  expect(within(row).getByText(/Hộ bà Lan · chưa có giao nhận/)).toBeInTheDocument();
  expect(screen.getByText(/ký ngày 1\/6\/2026/)).toBeInTheDocument();
});

test('without a signed list no share is shown', async () => {
  serve({ 'GET /api/v1/coverage/products': { body: { numerator: 0, denominator: 0, communes: [], computedAt } } });

  show(<CoveragePage />);

  expect(await screen.findByText('Chưa có danh sách nào')).toBeInTheDocument();
  expect(screen.queryByText(/%/)).not.toBeInTheDocument();
});

test('0 of 0 is no figure, and only all is 100', () => {
  expect(share(0, 0)).toBeUndefined();
  expect(share(999, 1000)).toBe(99);
  expect(share(3, 3)).toBe(100);
});
