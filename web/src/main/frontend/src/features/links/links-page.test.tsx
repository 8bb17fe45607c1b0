import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { serve, show } from '../../test-render';
import { LinksPage } from './links-page';

const gtin = '08930000000019';
const links = `/scan/api/links/${gtin}`;
const link = {
  id: '00000000-0000-4000-8000-000000000001',
  gtin,
  linkType: 'recipeInfo',
  target: 'https://htx.example.vn/cong-thuc',
  title: 'Hành phi giòn',
  languages: ['vi'],
  registeredAt: '2026-06-01T00:00:00Z',
};

type Answer = { status?: number; body?: unknown };

function open(items: object[], more: Record<string, Answer> = {}) {
  const sent = serve({
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    [`GET /api/v1/products/${gtin}`]: {
      body: { gtin, name: 'Hành phi', ownerGln: '8930000000012', unit: 'KGM', standards: [], numbering: 'gs1' },
    },
    [`GET ${links}`]: { body: { items } },
    ...more,
  });
  show(
    <Routes>
      <Route path="/registry/products/:gtin/links" element={<LinksPage />} />
    </Routes>,
    `/registry/products/${gtin}/links`,
  );
  return sent;
}

test('a link is added once, however often it is sent', async () => {
  const answer: Answer = { status: 503, body: { type: '/problems/failed', title: 'Unavailable', status: 503 } };
  const sent = open([], { [`POST ${links}`]: answer });
  await userEvent.selectOptions(await screen.findByLabelText('Loại trang'), 'Công thức nấu');
  await userEvent.type(screen.getByLabelText('Địa chỉ trang'), 'https://htx.example.vn/cong-thuc');
  await userEvent.type(screen.getByLabelText('Tên hiện cho người mua'), 'Hành phi giòn');
  const add = screen.getByRole('button', { name: 'Thêm liên kết' });
  await userEvent.click(add);
  await screen.findByRole('alert');
  Object.assign(answer, { status: 201, body: link });
  await userEvent.click(add);
  expect(await screen.findByText('Đã thêm liên kết.')).toBeVisible();

  const bodies = sent.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body as { id: string });
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[0]).toMatchObject({
    linkType: 'recipeInfo',
    target: 'https://htx.example.vn/cong-thuc',
    title: 'Hành phi giòn',
    languages: ['vi'],
  });
});

test('slips are shown before anything is sent', async () => {
  const sent = open([]);
  await userEvent.type(await screen.findByLabelText('Địa chỉ trang'), 'http://htx.example.vn');
  await userEvent.click(screen.getByRole('button', { name: 'Thêm liên kết' }));
  expect(screen.getByText(/bắt đầu bằng https/)).toBeVisible();
  expect(screen.getByText('Hãy ghi tên trang.')).toBeVisible();
  expect(sent.filter(({ what }) => what.startsWith('POST'))).toHaveLength(0);
});

test('a link is listed and removed', async () => {
  const sent = open([link], { [`DELETE ${links}/${link.id}`]: { status: 204 } });
  const row = within(await screen.findByRole('listitem', { name: 'Hành phi giòn' }));
  expect(row.getByRole('link')).toHaveAttribute('href', link.target);
  expect(row.getByText('Công thức nấu · vi')).toBeVisible();
  await userEvent.click(row.getByRole('button', { name: /Gỡ liên kết/ }));
  await waitFor(() => expect(sent.some(({ what }) => what.startsWith('DELETE'))).toBe(true));
});
