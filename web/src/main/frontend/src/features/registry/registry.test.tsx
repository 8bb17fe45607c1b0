import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import type { Role } from '../../generated/ingest';
import { serve, show } from '../../test-render';
import { CertificatePage, CertificatesPage } from './certificates-page';
import { PartiesPage, PartyPage } from './parties-page';
import { PlacePage, PlacesPage } from './places-page';
import { ProductPage, ProductsPage } from './products-page';

const own = '8930000000012';
const gtin = '08930000000019';
const registeredAt = '2026-06-01T00:00:00Z';
const product = { gtin, numbering: 'gs1', ownerGln: own, name: 'Hành phi', unit: 'KGM', standards: [], registeredAt };
const place = {
  gln: '8930000000029',
  numbering: 'gs1',
  partyGln: own,
  name: 'Ruộng 1',
  kind: 'plot',
  address: 'Dương Xá',
  communeCode: '00565',
  registeredAt,
};
const certificate = {
  number: 'VG/01',
  holderGln: own,
  scheme: 'vietgap',
  issuedBy: 'Trung tâm A',
  validFrom: '2024-06-01',
  validUntil: '2026-05-31',
  products: [gtin],
  valid: false,
  registeredAt,
};
const party = {
  gln: own,
  numbering: 'gs1',
  name: 'HTX Dương Xá',
  kind: 'cooperative',
  address: 'Dương Xá',
  communeCode: '00565',
  approval: 'approved',
  registeredAt,
};
const at = '/api/v1/certificates/VG%2F01';

function open(address: string, role: Role = 'cooperative', answers: Parameters<typeof serve>[0] = {}) {
  const sent = serve({
    'GET /api/v1/session': {
      body: { account: 'htx', displayName: 'HTX', role, partyGln: own, expiresAt: '2026-12-01T00:00:00Z' },
    },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /api/v1/places': { body: { items: [place] } },
    'GET /api/v1/products': { body: { items: [product] } },
    'GET /api/v1/certificates': { body: { items: [certificate] } },
    'GET /api/v1/parties': { body: { items: [party] } },
    [`GET /api/v1/places/${place.gln}`]: { body: place, headers: { ETag: '"3"' } },
    [`PUT /api/v1/places/${place.gln}`]: { body: place },
    [`GET ${at}`]: { body: certificate, headers: { ETag: '"1"' } },
    [`PUT ${at}`]: { body: certificate },
    'POST /api/v1/products': { status: 201, body: product },
    'POST /api/v1/parties': { status: 201, body: party },
    ...answers,
  });
  show(
    <Routes>
      <Route path="/registry/places" element={<PlacesPage />} />
      <Route path="/registry/places/:gln" element={<PlacePage />} />
      <Route path="/registry/products" element={<ProductsPage />} />
      <Route path="/registry/products/new" element={<ProductPage />} />
      <Route path="/registry/products/:gtin" element={<ProductPage />} />
      <Route path="/registry/certificates" element={<CertificatesPage />} />
      <Route path="/registry/certificates/new" element={<CertificatePage />} />
      <Route path="/registry/certificates/:number" element={<CertificatePage />} />
      <Route path="/registry/parties" element={<PartiesPage />} />
      <Route path="/registry/parties/new" element={<PartyPage />} />
      <Route path="/registry/parties/:gln" element={<PartyPage />} />
    </Routes>,
    address,
  );
  return sent;
}

const save = async () => userEvent.click(await screen.findByRole('button', { name: 'Lưu' }));

test('a product is registered with its crop, its standards and its stars', async () => {
  const sent = open('/registry/products/new');

  await userEvent.type(await screen.findByLabelText(/Tên sản phẩm/), 'Hành lá');
  await userEvent.type(screen.getByLabelText('Cây trồng'), 'hành');
  await userEvent.type(screen.getByLabelText('Tiêu chuẩn áp dụng'), 'TCCS 02:2025{enter}VietGAP');
  await userEvent.selectOptions(screen.getByLabelText('Phân hạng OCOP'), '4');
  await save();

  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    ownerGln: own,
    name: 'Hành lá',
    crop: 'hành',
    unit: 'KGM',
    standards: ['TCCS 02:2025', 'VietGAP'],
    ocopStars: 4,
  });
  expect(await screen.findByRole('heading', { name: 'Sản phẩm' })).toBeVisible();
});

test('a slip in a GTIN is shown beside it and not sent', async () => {
  const sent = open('/registry/products/new');

  await userEvent.type(await screen.findByLabelText(/Tên sản phẩm/), 'Hành lá');
  await userEvent.type(screen.getByLabelText(/^GTIN/), '08930000000018');
  await save();

  expect(screen.getByText('Chữ số kiểm tra không khớp.')).toBeVisible();
  expect(sent.some(({ what }) => what.startsWith('POST'))).toBe(false);
});

test('an expired certificate is marked, and ends early as the next version of the one seen', async () => {
  const sent = open('/registry/certificates');

  expect(await screen.findByText('Hết hiệu lực')).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: 'VietGAP · VG/01' }));
  const until = await screen.findByLabelText(/Có hiệu lực đến hết/);
  await userEvent.clear(until);
  await userEvent.type(until, '2025-12-31');
  expect(await screen.findByLabelText('Hành phi')).toBeChecked();
  await save();

  const put = sent.find(({ what }) => what === `PUT ${at}`);
  expect(put?.headers.get('If-Match')).toBe('"1"');
  expect(put?.body).toMatchObject({
    number: 'VG/01',
    scheme: 'vietgap',
    validFrom: '2024-06-01',
    validUntil: '2025-12-31',
    products: [gtin],
  });
});

test('a certificate is not prolonged: the renewed one is registered under its own number', async () => {
  open('/registry/certificates/VG%2F01');

  expect(await screen.findByLabelText(/Có hiệu lực đến hết/)).toHaveAttribute('max', '2026-05-31');
  expect(screen.getByLabelText(/Có hiệu lực từ/)).toHaveAttribute('min', '2024-06-01');
  expect(screen.getByLabelText('Loại chứng nhận')).toHaveAttribute('readonly');
  expect(screen.getByRole('link', { name: 'Đăng ký chứng nhận' })).toHaveAttribute(
    'href',
    '/registry/certificates/new',
  );
});

test('a certificate stands for one product at least', async () => {
  open('/registry/certificates/new');

  await userEvent.type(await screen.findByLabelText(/Số chứng nhận/), 'VG/02');
  await userEvent.type(screen.getByLabelText(/Tổ chức cấp/), 'Trung tâm A');
  await userEvent.type(screen.getByLabelText(/Có hiệu lực từ/), '2026-06-01');
  await userEvent.type(screen.getByLabelText(/Có hiệu lực đến hết/), '2028-05-31');
  await screen.findByLabelText('Hành phi');
  await save();

  expect(screen.getByText('Chọn ít nhất một sản phẩm.')).toBeVisible();
});

test('what somebody else changed meanwhile is not overwritten, but read anew', async () => {
  const body = { type: '/problems/changed', title: 'Precondition Failed', status: 412 };
  const sent = open('/registry/places/8930000000029', 'cooperative', {
    [`PUT /api/v1/places/${place.gln}`]: { status: 412, body },
  });

  await userEvent.type(await screen.findByLabelText(/Tên địa điểm/), ' mới');
  await save();

  expect(await screen.findByRole('alert')).toHaveTextContent('Người khác vừa thay đổi thông tin này');
  expect(sent.find(({ what }) => what.startsWith('PUT'))?.headers.get('If-Match')).toBe('"3"');
  await userEvent.click(screen.getByRole('button', { name: 'Tải bản mới' }));
  expect(sent.filter(({ what }) => what === `GET /api/v1/places/${place.gln}`)).toHaveLength(2);
});

test('a cooperative registers a household', async () => {
  const sent = open('/registry/parties/new');

  await userEvent.type(await screen.findByLabelText(/Tên đơn vị/), 'Hộ bà Lan');
  await userEvent.type(screen.getByLabelText(/Địa chỉ/), 'Thuận Quang');
  await userEvent.selectOptions(screen.getByLabelText(/Xã, phường/), '00565');
  await save();

  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    name: 'Hộ bà Lan',
    kind: 'household',
    address: 'Thuận Quang',
    communeCode: '00565',
  });
});

test('a household stays a member of its cooperative when its entry is changed', async () => {
  const member = { ...party, memberOf: '8930000000036', approval: 'waiting' };
  const sent = open(`/registry/parties/${own}`, 'cooperative', {
    [`GET /api/v1/parties/${own}`]: { body: member, headers: { ETag: '"2"' } },
    [`PUT /api/v1/parties/${own}`]: { body: member },
  });

  await userEvent.type(await screen.findByLabelText(/Địa chỉ/), ' 2');
  await save();

  expect(sent.find(({ what }) => what.startsWith('PUT'))?.body).toMatchObject({ memberOf: '8930000000036' });
});

test.each([
  ['an approved establishment', 'cooperative', true],
  ['one who approves it himself', 'administrator', false],
] as const)('%s is told whether it has to be approved anew', async (_, role, told) => {
  open(`/registry/parties/${own}`, role, {
    [`GET /api/v1/parties/${own}`]: { body: party, headers: { ETag: '"2"' } },
  });

  await screen.findByLabelText(/Tên đơn vị/);
  await waitFor(() => expect(screen.queryAllByText(/phải được duyệt lại/)).toHaveLength(told ? 1 : 0));
});

test('a farmer sees the parties and registers none', async () => {
  open('/registry/parties', 'farmer');

  expect(await screen.findByText('HTX Dương Xá')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Đăng ký hộ, đơn vị' })).not.toBeInTheDocument();
});

test('a photo is added, shown and taken away, apart from the form', async () => {
  const photo = { small: '/scan/photos/s', large: '/scan/photos/l', setAt: registeredAt };
  const standing = { body: { items: [] as object[] } };
  const sent = open(`/registry/products/${gtin}`, 'cooperative', {
    [`GET /api/v1/products/${gtin}`]: { body: product, headers: { ETag: '"1"' } },
    [`GET /api/v1/products/${gtin}/photo`]: standing,
    [`PUT /api/v1/products/${gtin}/photo`]: { body: photo },
    [`DELETE /api/v1/products/${gtin}/photo`]: { status: 204 },
  });
  expect(await screen.findByText('Sản phẩm chưa có ảnh.')).toBeVisible();

  standing.body = { items: [photo] };
  const file = new File(['x'], 'hanh.jpg', { type: 'image/jpeg' });
  await userEvent.upload(document.querySelector('input[type=file]') as HTMLInputElement, file);

  expect(await screen.findByRole('img', { name: 'Ảnh sản phẩm: Hành phi' })).toHaveAttribute('src', '/scan/photos/s');
  expect(sent.find(({ what }) => what.startsWith('PUT'))?.body).toBe(file);
  standing.body = { items: [] };
  await userEvent.click(screen.getByRole('button', { name: 'Gỡ ảnh' }));
  expect(await screen.findByText('Sản phẩm chưa có ảnh.')).toBeVisible();
  expect(sent.some(({ what }) => what.startsWith('DELETE'))).toBe(true);
});

test('a photo that cannot be read is refused in words', async () => {
  open(`/registry/products/${gtin}`, 'cooperative', {
    [`GET /api/v1/products/${gtin}`]: { body: product, headers: { ETag: '"1"' } },
    [`GET /api/v1/products/${gtin}/photo`]: { body: { items: [] } },
    [`PUT /api/v1/products/${gtin}/photo`]: {
      status: 422,
      body: { type: '/problems/invalid-photo', title: 'Unprocessable', status: 422, field: 'photo' },
    },
  });
  await screen.findByText('Sản phẩm chưa có ảnh.');
  const file = new File(['x'], 'hanh.jpg', { type: 'image/jpeg' });
  await userEvent.upload(document.querySelector('input[type=file]') as HTMLInputElement, file);
  expect(await screen.findByRole('alert')).toHaveTextContent('Ảnh cần là tệp JPEG hoặc PNG đọc được');
});
