import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Lot } from '../../generated/ingest';
import { serve, show } from '../../test-render';
import { DiaryForm } from './diary-form';

const own = '8930000000012';
const household = '8930000000043';
const raw = '08930000000019';
const packed = '08930000000026';
const made: Lot = { gtin: packed, lot: 'P-7', origin: 'registered', ownerGln: own, productName: 'Hành đóng gói' };
const received: Lot = { gtin: raw, lot: 'H-1', origin: 'registered', ownerGln: household, productName: 'Hành củ' };
const mass = {
  key: 'mass|P-7',
  rule: 'mass',
  severity: 'serious',
  article: 'Circular 17/2021/TT-BNNPTNT',
  lot: { gtin: packed, lot: 'P-7' },
  evidence: { out: '120 KGM', in: '100 KGM' },
  released: false,
};

afterEach(() => sessionStorage.clear());

const unavailable = { status: 503, body: { type: '/problems/try-later', title: 'Unavailable', status: 503 } };

type Answers = Parameters<typeof serve>[0];

function open(lot: Lot, told: { instead?: Answers; foreseen?: object[]; members?: object[]; steps?: object[] } = {}) {
  const place = (gln: string, name: string) => ({
    gln,
    numbering: 'gs1',
    partyGln: own,
    name,
    kind: 'plot',
    address: 'Gia Lâm',
    communeCode: '00565',
    registeredAt: '2026-01-01T00:00:00Z',
  });
  const sent = serve({
    'GET /api/v1/session': {
      body: {
        account: 'htx',
        displayName: 'HTX',
        role: 'cooperative',
        partyGln: own,
        partyName: 'HTX Dương Xá',
        members: told.members ?? [],
        expiresAt: '2026-12-01T00:00:00Z',
      },
    },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /api/v1/places': { body: { items: [place('8930000000029', 'Xưởng')] } },
    'GET /api/v1/parties': { body: { items: [] } },
    'GET /api/v1/lots': { body: { items: [made, { ...made, lot: 'P-8' }] } },
    'GET /api/v1/holdings': {
      body: {
        items: [
          { ...received, amounts: [{ value: '80', unit: 'KGM' }], lastEntryAt: '2026-06-01T00:00:00Z' },
          { ...received, lot: 'H-2', amounts: [{ value: '20.5', unit: 'KGM' }], lastEntryAt: '2026-06-01T00:00:00Z' },
        ],
      },
    },
    'GET /api/v1/isolation-register': {
      body: {
        id: 'r',
        title: 'Danh mục',
        signedBy: 'Cục',
        signedOn: '2026-01-01',
        importedAt: '2026-01-01T00:00:00Z',
        entries: [
          { productName: 'Ridomil Gold 68WG', crop: 'Hành', days: 7 },
          { productName: 'Ridomil Gold 68WG', crop: 'Tỏi', days: 9 },
          { productName: 'Trebon 10EC', days: 7 },
        ],
      },
    },
    [`GET /api/v1/lots/${lot.gtin}/${lot.lot}/trace`]: {
      body: { lot, nodes: [], steps: told.steps ?? [], gaps: [], findings: [], held: false, cut: false },
    },
    'POST /api/v1/events/foreseen': { body: { findings: told.foreseen ?? [] } },
    'POST /api/v1/events': {
      status: 201,
      body: { clientId: '6f1c3c1e-8f43-4a6e-9d55-0d7f7d1f8a10', state: 'recorded' },
    },
    ...told.instead,
  });
  show(<DiaryForm lot={lot} />);
  return { recorded: () => sent.filter(({ what }) => what === 'POST /api/v1/events').map(({ body }) => body) };
}

const choose = async (kind: string) => userEvent.selectOptions(await screen.findByLabelText('Việc đã làm'), kind);
const part = async (name: string) => within(await screen.findByRole('group', { name }));
const submit = () => userEvent.click(screen.getByRole('button', { name: 'Ghi vào nhật ký' }));

test('from the lot that is made one says of which lots in hand it came', async () => {
  const { recorded } = open(made);
  await choose('packed');

  const inputs = await part('Nguyên liệu đã dùng');
  await userEvent.selectOptions(inputs.getByLabelText('Lô'), `${raw}|H-1`);
  expect(inputs.getByLabelText('Khối lượng / số lượng')).toHaveValue('80');
  await userEvent.click(inputs.getByRole('button', { name: 'Thêm nguyên liệu' }));
  await userEvent.selectOptions(inputs.getAllByLabelText('Lô')[1] as HTMLElement, `${raw}|H-2`);
  const outputs = await part('Thành phẩm');
  expect(outputs.getByLabelText('Lô')).toHaveValue(`${packed}|P-7`);
  await userEvent.type(outputs.getByLabelText('Khối lượng / số lượng'), '98');
  await submit();
  await screen.findByText('Đã ghi vào nhật ký.');

  expect(recorded()).toMatchObject([
    {
      kind: 'packed',
      partyGln: own,
      inputs: [
        { gtin: raw, lot: 'H-1', quantity: { value: '80', unit: 'KGM' } },
        { gtin: raw, lot: 'H-2', quantity: { value: '20.5', unit: 'KGM' } },
      ],
      outputs: [{ gtin: packed, lot: 'P-7', quantity: { value: '98', unit: 'KGM' } }],
    },
  ]);
});

test('from a lot in hand one says what was made of it', async () => {
  open(received);
  await choose('transformed');

  expect((await part('Nguyên liệu đã dùng')).getByLabelText('Lô')).toHaveValue(`${raw}|H-1`);
  expect((await part('Thành phẩm')).getByLabelText('Lô')).toHaveValue('');
});

test('what would hold the lot is said before it is kept, and kept once it is said to be so', async () => {
  const { recorded } = open(made, { foreseen: [mass] });
  await choose('harvested');
  await userEvent.type(screen.getByLabelText(/Lượng thu hoạch/), '120');
  await submit();

  expect(await screen.findByText(/Khối lượng không khớp: đầu ra 120 kg trong khi đầu vào chỉ có 100 kg/)).toBeVisible();
  expect(recorded()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Sửa lại' }));
  expect(screen.queryByText(/Khối lượng không khớp/)).not.toBeInTheDocument();
  await submit();
  await userEvent.click(await screen.findByRole('button', { name: 'Vẫn ghi, đúng như đã xảy ra' }));
  await screen.findByText('Đã ghi vào nhật ký.');

  expect(recorded()).toHaveLength(1);
});

test('an entry that could not be looked at before is recorded, and does not read as if nothing had been found', async () => {
  const { recorded } = open(made, { instead: { 'POST /api/v1/events/foreseen': unavailable } });
  await choose('harvested');
  await userEvent.type(screen.getByLabelText(/Lượng thu hoạch/), '120');
  await submit();

  expect(await screen.findByText(/Chưa kiểm tra trước được mục này/)).toBeVisible();
  expect(recorded()).toHaveLength(1);
});

test.each(['corrected', 'packed'])('where the chain cannot be read, %s says so', async (kind) => {
  open(made, { instead: { [`GET /api/v1/lots/${packed}/P-7/trace`]: unavailable } });
  await choose(kind);

  expect(await screen.findByRole('alert')).toHaveTextContent('Hệ thống tạm thời chưa phục vụ được');
});

test('a register that cannot be read is no empty one', async () => {
  open(made, { instead: { 'GET /api/v1/isolation-register': unavailable } });
  await choose('tended');
  await userEvent.selectOptions(screen.getByLabelText('Công việc chăm sóc'), 'plant-protection');

  expect(await screen.findByText(/Chưa tải được danh mục thuốc/)).toBeVisible();
});

test('what is asked about cannot change under the question', async () => {
  open(made, { foreseen: [mass] });
  await choose('packed');
  const inputs = await part('Nguyên liệu đã dùng');
  await userEvent.selectOptions(inputs.getByLabelText('Lô'), `${raw}|H-1`);
  await userEvent.type((await part('Thành phẩm')).getByLabelText('Khối lượng / số lượng'), '98');
  await submit();
  await screen.findByRole('button', { name: 'Sửa lại' });

  expect(inputs.getByRole('button', { name: 'Thêm nguyên liệu' })).toBeDisabled();
  expect(screen.getByLabelText('Việc đã làm')).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Sửa lại' }));
  expect(inputs.getByLabelText('Lô')).toBeEnabled();
  expect(inputs.getByLabelText('Lô')).toHaveValue(`${raw}|H-1`);
});

test('names of the register are offered for a spray, each once', async () => {
  open(made);
  await choose('tended');
  await userEvent.selectOptions(screen.getByLabelText('Công việc chăm sóc'), 'plant-protection');
  await userEvent.type(screen.getByRole('combobox', { name: /Thuốc bảo vệ thực vật/ }), 'gòld rido');

  expect((await screen.findAllByRole('option', { name: 'Ridomil Gold 68WG', hidden: true })).length).toBe(1);
  expect(screen.queryByRole('option', { name: 'Trebon 10EC', hidden: true })).not.toBeInTheDocument();
});

test('a shipment starts from what is in hand', async () => {
  open(received);
  await choose('shipped');

  expect(await screen.findByText('Đang có 80 kg')).toBeVisible();
  expect(screen.getByLabelText(/Khối lượng/)).toHaveValue('80');
});

test('a group leader enters for a household of the group', async () => {
  const { recorded } = open(made, { members: [{ gln: household, name: 'Hộ bà Lan' }] });
  await userEvent.selectOptions(await screen.findByLabelText('Đang ghi cho'), 'Hộ bà Lan');
  await choose('harvested');
  await userEvent.type(screen.getByLabelText(/Lượng thu hoạch/), '10');
  await submit();
  await screen.findByText('Đã ghi vào nhật ký.');

  expect(recorded()).toMatchObject([{ partyGln: household }]);
});

test('the household that was chosen stays chosen on other pages, but for the page of somebody’s lot', async () => {
  const members = [{ gln: household, name: 'Hộ bà Lan' }];
  open(made, { members });
  const field = await screen.findByLabelText('Đang ghi cho');
  expect(field).toHaveValue(own); // whose lot it is
  await userEvent.selectOptions(field, 'Hộ bà Lan');
  cleanup();

  open({ ...made, ownerGln: '8930000000999' }, { members });

  expect(await screen.findByLabelText('Đang ghi cho')).toHaveValue(household);
});

test('whoever enters for himself alone is not asked for whom', async () => {
  open(made);
  await screen.findByLabelText('Việc đã làm');

  expect(screen.queryByLabelText('Đang ghi cho')).not.toBeInTheDocument();
});

test('a correction says that the right entry is still to be made, and shows the amounts of the old ones', async () => {
  open(made, {
    steps: [
      {
        eventId: 'e1',
        kind: 'harvested',
        occurredAt: '2026-06-01T01:00:00Z',
        partyGln: own,
        placeGln: '8930000000029',
        inputs: [],
        outputs: [{ gtin: packed, lot: 'P-7', quantity: { value: '1000', unit: 'KGM' } }],
        voided: false,
      },
    ],
  });
  await choose('corrected');

  expect(await screen.findByText(/hãy ghi lại việc đã làm với thông tin đúng/)).toBeVisible();
  expect(screen.getByRole('option', { name: /Thu hoạch · .* · P-7 1.000 kg/ })).toBeInTheDocument();
});
