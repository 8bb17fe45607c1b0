import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import type { Role } from '../../generated/ingest';
import { serve, show } from '../../test-render';
import { LotsPage } from './lots-page';

const gtin = '08930000000019';
const serial = '0400000015W7V9PQ';

function Where() {
  return <p>{useLocation().pathname}</p>;
}

async function open(role: Role, partyGln?: string) {
  serve({
    'GET /api/v1/session': {
      body: { account: 'a', displayName: 'A', role, partyGln, expiresAt: '2026-12-01T00:00:00Z' },
    },
    'GET /api/v1/lots': { body: { items: [] } },
  });
  show(
    <Routes>
      <Route path="/lots" element={<LotsPage />} />
      <Route path="*" element={<Where />} />
    </Routes>,
    '/lots',
  );
  await screen.findByText(partyGln ? 'Chưa có lô nào' : 'Chưa có lô nào trong địa bàn bạn phụ trách.');
}

test('an inspector opens a lot by the address on its label', async () => {
  await open('inspector');

  await userEvent.type(
    await screen.findByLabelText('Địa chỉ trên nhãn'),
    `https://example.org/01/${gtin}/10/HP%2F01/21/${serial}{enter}`,
  );

  expect(screen.getByText(`/lots/${gtin}/HP%2F01`)).toBeVisible();
});

test('a label of a roll leads to its scan page, which knows the lot', async () => {
  await open('inspector');

  await userEvent.type(
    await screen.findByLabelText('Địa chỉ trên nhãn'),
    `https://example.org/01/${gtin}/21/${serial}{enter}`,
  );

  expect(screen.getByText(/Nhãn này chưa ghi số lô/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Mở trang quét' })).toHaveAttribute('href', `/01/${gtin}/21/${serial}`);
});

test('what is no label is said beside the field', async () => {
  await open('inspector');

  await userEvent.type(await screen.findByLabelText('Địa chỉ trên nhãn'), 'hành phi{enter}');

  expect(screen.getByText(/Không đọc được mã sản phẩm và số lô/)).toBeVisible();
});

test('an office is offered no lot to register, a party is', async () => {
  await open('inspector');
  expect(screen.queryByRole('link', { name: 'Đăng ký lô mới' })).not.toBeInTheDocument();
});

test('a party sees its lots first', async () => {
  await open('cooperative', '8930000000019');
  expect(await screen.findByRole('link', { name: 'Đăng ký lô mới' })).toHaveAttribute('href', '/lots/new');
});
