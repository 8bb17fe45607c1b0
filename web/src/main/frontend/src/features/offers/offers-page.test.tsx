import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { OffersPage } from './offers-page';

const id = 'a'.repeat(64);
const offer = {
  id,
  state: 'offered',
  kind: 'product',
  vocabulary: 'urn:epcglobal:epcis:vtype:EPCClass',
  identifier: 'https://id.gs1.org/01/08930000000026',
  key: '08930000000026',
  senderGln: '8930000000036',
  senderName: 'Cửa hàng Xanh',
  askedGln: '8930000000012',
  registered: true,
  version: '"3"',
  changes: [
    { field: 'name', registered: 'Hành lá', offered: 'Hành lá loại 1' },
    { field: 'brand', offered: 'Dương Xá' },
    { field: 'netContent', registered: '0.5 KGM', offered: '0.5 KGM' },
  ],
  attributes: [
    { name: 'cbvmda:countryOfOrigin', value: 'VN' },
    { name: 'cbvmda:descriptionShort', value: 'Hành lá loại 1' },
    { name: 'https://ref.gs1.org/voc/brandName', value: 'Dương Xá' },
    { name: 'https://example.org/ns/grade', value: '1' },
  ],
  job: 'job-1',
  offeredAt: '2026-06-01T01:00:00Z',
};

function open(items: object[], answers: Record<string, object> = {}) {
  const list = { body: { items } };
  const sent = serve({
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /api/v1/offers': list,
    [`POST /api/v1/offers/${id}/acceptance`]: { body: { ...offer, state: 'accepted' } },
    [`POST /api/v1/offers/${id}/refusal`]: { body: { ...offer, state: 'declined' } },
    ...answers,
  });
  show(<OffersPage />);
  return { list, sent };
}

test('what is registered stands beside what was sent, value by value', async () => {
  open([offer]);

  expect(await screen.findByRole('heading', { name: 'Sản phẩm Hành lá' })).toBeVisible();
  expect(screen.getByText(/Cửa hàng Xanh gửi lúc 08:00 01\/06\/2026/)).toBeVisible();
  const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(`^${name}`) }));
  expect(
    row('Tên')
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['Hành lá', 'Hành lá loại 1']);
  expect(row('Thương hiệu').getAllByRole('cell')[0]).toHaveTextContent('Chưa có');
  expect(row('Khối lượng tịnh').getAllByRole('cell')[1]).toHaveTextContent('0.5 KGM (không đổi)');
});

test('attributes go by Vietnamese names where these are known, and are shown as sent where not', async () => {
  open([offer]);
  await userEvent.click(await screen.findByText('Toàn bộ dữ liệu đã gửi (4)'));

  expect(screen.getByText('Nước xuất xứ')).toBeVisible();
  expect(screen.getAllByText('Thương hiệu')).toHaveLength(2); // among what was sent too
  expect(screen.getByText('https://example.org/ns/grade')).toBeVisible();
});

test('an answered offer shows what was registered before the answer', async () => {
  const changes = [
    { field: 'name', registered: 'Hành lá loại 2', before: 'Hành lá', offered: 'Hành lá loại 1' },
    { field: 'brand', registered: 'Dương Xá', offered: 'Dương Xá' },
    { field: 'netContent', registered: '0.5 KGM', before: '0.5 KGM', offered: '0.5 KGM' },
  ];
  open([{ ...offer, state: 'accepted', answeredAt: '2026-06-02T01:00:00Z', answeredBy: 'Chị Hoa', changes }]);

  expect(await screen.findByRole('columnheader', { name: 'Trước khi trả lời' })).toBeVisible();
  const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
  expect(cells).toEqual(['Hành lá', 'Hành lá loại 1', '—', 'Dương Xá', '0.5 KGM', '0.5 KGM (không đổi)']);
});

test('a vocabulary of the standard goes by a name, and its address stands beneath', async () => {
  const { key: _, ...other } = { ...offer, kind: 'other', changes: [] };
  open([
    { ...other, vocabulary: 'urn:epcglobal:epcis:vtype:BusinessTransaction', identifier: 'urn:epc:id:gdti:1.2.3' },
    { ...other, id: 'b'.repeat(64), vocabulary: 'https://example.org/ns/Recipe', identifier: 'https://example.org/1' },
  ]);

  expect(await screen.findByRole('heading', { name: 'Chứng từ urn:epc:id:gdti:1.2.3' })).toBeVisible();
  expect(screen.getByText('urn:epcglobal:epcis:vtype:BusinessTransaction')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Dữ liệu khác https://example.org/1' })).toBeVisible();
  expect(screen.getByText('https://example.org/ns/Recipe')).toBeVisible();
});

test('accepting names the version that was seen, and the list is read again', async () => {
  const { list, sent } = open([offer]);
  const accept = await screen.findByRole('button', { name: 'Nhận và cập nhật' });
  list.body.items = [];
  await userEvent.click(accept);

  expect(await screen.findByText('Không có dữ liệu nào chờ trả lời')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('Đã nhận và cập nhật: Sản phẩm Hành lá.');
  const accepted = sent.find(({ what }) => what === `POST /api/v1/offers/${id}/acceptance`);
  expect(accepted?.headers.get('If-Match')).toBe('"3"');
  expect(accepted?.headers.get('X-CSRF-Token')).toBe('fresh');
});

test('declining leaves it in the list of what was declined', async () => {
  const { list, sent } = open([offer]);
  const decline = await screen.findByRole('button', { name: 'Từ chối' });
  list.body.items = [];
  await userEvent.click(decline);
  await screen.findByText('Không có dữ liệu nào chờ trả lời');
  expect(screen.getByRole('status')).toHaveTextContent('Sổ đăng ký không đổi');

  list.body.items = [{ ...offer, state: 'declined', answeredAt: '2026-06-02T01:00:00Z', answeredBy: 'Chị Hoa' }];
  await userEvent.click(screen.getByText('Đã từ chối'));

  expect(await screen.findByText('Chị Hoa · 08:00 02/06/2026')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Từ chối' })).not.toBeInTheDocument();
  expect(sent.filter(({ what }) => what === 'GET /api/v1/offers').at(-1)?.query).toEqual({ state: 'declined' });
});

test('a version that somebody else wrote meanwhile is said, and nothing is lost', async () => {
  const changed = { type: '/problems/product-changed', title: 'Changed', status: 412 };
  open([offer], { [`POST /api/v1/offers/${id}/acceptance`]: { status: 412, body: changed } });
  await userEvent.click(await screen.findByRole('button', { name: 'Nhận và cập nhật' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('Người khác vừa thay đổi thông tin này');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Nhận và cập nhật' })).toBeEnabled());
});

test('what is not registered is to be registered first, and can be declined', async () => {
  const { registered: _, ...change } = offer.changes[0] as { field: string; registered?: string; offered: string };
  open([{ ...offer, registered: false, version: '"0"', changes: [change] }]);

  expect(await screen.findByRole('link', { name: 'Đăng ký sản phẩm' })).toHaveAttribute(
    'href',
    '/registry/products/new',
  );
  expect(screen.getByRole('cell', { name: 'Chưa đăng ký' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Nhận và cập nhật' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Từ chối' })).toBeEnabled();
});

test('an empty list says what would stand there', async () => {
  open([]);

  expect(await screen.findByText('Không có dữ liệu nào chờ trả lời')).toBeVisible();
  expect(screen.getByText(/Phần mềm của đối tác gửi/)).toBeVisible();
});
