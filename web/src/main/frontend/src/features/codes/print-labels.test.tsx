import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { serve, show } from '../../test-render';
import { CodesPage } from './codes-page';

const gtin = '08930000000019';
const codes = `/scan/api/codes/${gtin}/H-1`;
const serial = '0400000015W7V9PQ';

const template = (id: string, columns: number, rows: number, width: number, height: number, fits: string[] = []) => ({
  id,
  roll: columns * rows === 1,
  sheetWidth: 210,
  sheetHeight: 297,
  orientation: 'portrait',
  left: 0,
  top: 0,
  columns,
  rows,
  pitchX: width,
  pitchY: height,
  width,
  height,
  dpi: 600,
  fits,
});

function open(count: number, origin = 'https://truyxuat.example', answers = {}) {
  const range = { gtin, lot: 'H-1', first: 1, count, state: 'issued', issuedAt: '2026-06-01T00:00:00Z', spoiled: 0 };
  const code = {
    serial,
    address: `${origin}/01/${gtin}/10/H-1/21/${serial}`,
    image: `${codes}/${serial}/qr.png`,
    state: 'issued',
  };
  const sent = serve({
    [`GET /api/v1/lots/${gtin}/H-1`]: { body: { gtin, lot: 'H-1', origin: 'registered' } },
    [`GET ${codes}/ranges/1`]: { body: { range: { ...range, next: [] }, items: [code] } },
    'GET /scan/api/label-templates': {
      body: { items: [template('a4', 3, 8, 70, 37, ['Tờ mẫu']), template('roll-40x30', 1, 1, 40, 30)] },
    },
    [`GET ${codes}/ranges/1/label.svg`]: { body: '<svg/>' },
    ...answers,
  });
  show(
    <Routes>
      <Route path="/lots/:gtin/:lot/codes" element={<CodesPage />} />
    </Routes>,
    `/lots/${gtin}/H-1/codes?order=1`,
  );
  return sent;
}

const address = async (name: string) =>
  new URL((await screen.findByRole('link', { name })).getAttribute('href') ?? '', 'http://localhost');
const asked = (of: URL) => Object.fromEntries(of.searchParams);

test('an order goes on sheets with what is usual, as one PDF', async () => {
  open(100);

  const pdf = await address('Tải PDF');

  expect(pdf.pathname).toBe(`${codes}/ranges/1/labels.pdf`);
  expect(asked(pdf)).toEqual({
    template: 'a4',
    fields: 'product,lot,produced,expires,owner',
    carrier: 'qr',
    from: '1',
    limit: '100',
    start: '1',
  });
  expect(screen.getByText(/^100 nhãn trên 5 trang/)).toBeVisible();
  expect(screen.getByRole('option', { name: '24 nhãn 70 × 37 mm (như Tờ mẫu)' })).toBeInTheDocument();
});

test('paper, texts, part and first place are chosen', async () => {
  open(100);
  await address('Tải PDF');

  await userEvent.click(screen.getByRole('checkbox', { name: 'Tên chủ lô' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Số thứ tự (STT)' }));
  await fill('Từ nhãn số', '91');
  await fill('Bắt đầu từ ô', '20');

  expect(asked(await address('Tải PDF'))).toMatchObject({
    fields: 'product,lot,produced,expires,number',
    from: '91',
    limit: '10',
    start: '20',
  });
  expect(screen.getByText(/^10 nhãn trên 2 trang/)).toBeVisible();

  await userEvent.selectOptions(screen.getByLabelText('Khổ giấy'), 'roll-40x30');

  expect(asked(await address('Tải PDF'))).toMatchObject({ template: 'roll-40x30', start: '1' });
  expect(screen.queryByLabelText('Bắt đầu từ ô')).not.toBeInTheDocument();
});

test('the code may be a DataMatrix, for scanners of shops', async () => {
  const sent = open(10);
  await address('Tải PDF');

  await userEvent.selectOptions(screen.getByLabelText('Loại mã'), 'GS1 DataMatrix');

  expect(asked(await address('Tải PDF'))).toMatchObject({ carrier: 'data-matrix' });
  await waitFor(() =>
    expect(sent.filter(({ what }) => what.endsWith('/label.svg')).at(-1)?.query).toMatchObject({
      carrier: 'data-matrix',
    }),
  );
});

test('a roll is printed by commands too, for the printer there is', async () => {
  open(100);
  await address('Tải PDF');
  expect(screen.queryByRole('link', { name: 'Tải ZPL' })).not.toBeInTheDocument();

  await userEvent.selectOptions(screen.getByLabelText('Khổ giấy'), 'roll-40x30');
  await userEvent.selectOptions(screen.getByLabelText('Máy in tem (điểm/inch)'), '300');
  await fill('Từ nhãn số', '51');

  const zpl = await address('Tải ZPL');
  expect(zpl.pathname).toBe(`${codes}/ranges/1/labels.zpl`);
  expect(asked(zpl)).toMatchObject({ template: 'roll-40x30', dpi: '300', from: '51', limit: '50' });
});

test('the label is shown as the server lays it out, again after each choice', async () => {
  const sent = open(10);
  const drawn = await screen.findByRole('img', { name: 'Nhãn đầu tiên của đợt' });
  expect(drawn.getAttribute('src')).toMatch(/^data:image\/svg\+xml,/);

  await userEvent.selectOptions(screen.getByLabelText('Khổ giấy'), 'roll-40x30');

  await waitFor(() =>
    expect(sent.filter(({ what }) => what.endsWith('/label.svg')).at(-1)?.query).toMatchObject({
      template: 'roll-40x30',
      fields: 'product,lot,produced,expires,owner',
    }),
  );
});

test.each([
  ['Từ nhãn số', '101', 100],
  ['Số nhãn', '1.000', 100],
  ['Bắt đầu từ ô', '25', 24],
])('%s %s is not printed', async (field, typed, most) => {
  open(100);
  await address('Tải PDF');

  await fill(field, typed);

  expect(screen.getByLabelText(field)).toHaveAccessibleDescription(`Hãy nhập số từ 1 đến ${most}.`);
  expect(screen.queryByRole('link', { name: 'Tải PDF' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Tải PDF' })).toBeDisabled();
});

test('a million labels are printed in parts', async () => {
  open(1_000_000);

  expect(asked(await address('Tải PDF'))).toMatchObject({ limit: '20000' });
  expect(screen.getByText(/Đợt có 1\.000\.000 nhãn; mỗi tệp PDF nhiều nhất 20\.000 nhãn/)).toBeVisible();
});

test('labels that lead to this machine alone are pointed out', async () => {
  open(1, 'http://localhost:8080');

  expect(await screen.findByText(/địa chỉ của riêng máy này/)).toBeVisible();
});

test('a label that cannot be laid out is a problem, and no blank picture', async () => {
  const refused = { type: '/problems/invalid-template', title: 'Unprocessable', status: 422, field: 'template' };
  open(1, undefined, { [`GET ${codes}/ranges/1/label.svg`]: { status: 422, body: refused } });

  expect(await screen.findByRole('alert')).toHaveTextContent('khổ giấy');
  expect(screen.queryByRole('img')).not.toBeInTheDocument();
});

test('an order that cannot be had is a problem', async () => {
  const body = { type: '/problems/failed', title: 'Unavailable', status: 503 };
  open(1, undefined, { [`GET ${codes}/ranges/1`]: { status: 503, body } });

  expect(await screen.findByRole('alert')).toHaveTextContent('tạm thời chưa phục vụ được');
});

async function fill(field: string, text: string) {
  await userEvent.clear(screen.getByLabelText(field));
  await userEvent.type(screen.getByLabelText(field), text);
}
