import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import type { Role } from '../../generated/ingest';
import { serve, show } from '../../test-render';
import { LotPage } from './lot-page';
import { ChangeLotPage } from './register-lot-page';

const gtin = '08930000000019';
const owner = '8930000000012';
const lot = { gtin, lot: 'H-1' };
const at = `/api/v1/lots/${gtin}/H-1`;
const isolation = {
  key: 'isolation|H-1',
  rule: 'isolation',
  severity: 'serious',
  article: 'Law on Plant Protection and Quarantine, Article 72',
  lot,
  evidence: {
    product: 'Trebon 10EC',
    days: '7',
    sprayedOn: '2026-06-01',
    harvestedOn: '2026-06-07',
    earliestOn: '2026-06-08',
  },
  released: false,
};
const mass = { ...isolation, key: 'mass|H-1', rule: 'mass', evidence: { out: '120 KGM', in: '100.5 KGM' } };
const oneSided = {
  ...isolation,
  key: 'one-sided|H-1',
  rule: 'one-sided',
  severity: 'incomplete',
  article: 'Circular 17/2021/TT-BNNPTNT',
  evidence: { party: owner },
};
const finding = (rule: string, severity: string, evidence: object) => ({
  ...isolation,
  key: `${rule}|H-1`,
  rule,
  severity,
  evidence,
});
const node = { ...lot, origin: 'registered', generation: 0, partyGln: owner, partyName: 'HTX Dương Xá' };
const trace = {
  lot,
  nodes: [node],
  steps: [],
  gaps: [],
  findings: [isolation, mass, oneSided],
  held: true,
  cut: false,
};

function open(role: Role, told: object = {}) {
  const sent = serve({
    'GET /api/v1/session': {
      body: {
        account: 'a',
        displayName: 'A',
        role,
        partyGln: role === 'cooperative' ? owner : undefined,
        expiresAt: '2026-12-01T00:00:00Z',
      },
    },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    [`GET ${at}`]: { body: { ...lot, origin: 'registered', ownerGln: owner }, headers: { ETag: '"3"' } },
    [`PUT ${at}`]: { body: { ...lot, origin: 'registered', ownerGln: owner } },
    [`GET ${at}/trace`]: { body: { ...trace, ...told } },
    [`GET ${at}/decisions`]: {
      body: {
        items: [
          { kind: 'recalled', reason: 'Mẫu vượt ngưỡng', account: 'thanhtra', decidedAt: '2026-06-09T01:00:00Z' },
        ],
      },
    },
    [`POST ${at}/decisions`]: {
      status: 201,
      body: { kind: 'released', reason: 'Đã kiểm', account: 'a', decidedAt: '2026-06-10T01:00:00Z' },
    },
    'GET /api/v1/places': {
      body: {
        items: [
          {
            gln: '8930000000029',
            numbering: 'gs1',
            partyGln: owner,
            name: 'Ruộng 1',
            kind: 'plot',
            address: 'Gia Lâm',
            communeCode: '00565',
            registeredAt: '2026-01-01T00:00:00Z',
          },
          {
            gln: '8930000000036',
            numbering: 'gs1',
            partyGln: owner,
            name: 'Xưởng đóng gói',
            kind: 'packing-house',
            address: 'Gia Lâm',
            communeCode: '00565',
            registeredAt: '2026-01-01T00:00:00Z',
          },
        ],
      },
    },
  });
  show(
    <Routes>
      <Route path="/lots/:gtin/:lot" element={<LotPage />} />
      <Route path="/lots/:gtin/:lot/change" element={<ChangeLotPage />} />
    </Routes>,
    `/lots/${gtin}/H-1`,
  );
  return sent;
}

test.each<[Role, number]>([
  ['cooperative', 1],
  ['inspector', 1],
  ['trader', 0],
])('of all who see a lot, a %s is led to its codes %i times', async (role, times) => {
  open(role);
  await screen.findByRole('heading', { name: 'H-1' });
  await screen.findByText(/Trebon 10EC/);

  expect(screen.queryAllByRole('link', { name: 'Mã và nhãn' })).toHaveLength(times);
});

function openUnregistered(told: object, failure: object = {}) {
  serve({
    'GET /api/v1/session': {
      body: { account: 'a', displayName: 'A', role: 'trader', expiresAt: '2026-12-01T00:00:00Z' },
    },
    [`GET ${at}`]: { status: 404, body: { type: '/problems/unknown', title: 'Unknown', status: 404 } },
    [`GET ${at}/trace`]: { body: { ...trace, findings: [], held: false, ...told }, ...failure },
    [`GET ${at}/decisions`]: { body: { items: [] } },
  });
  show(
    <Routes>
      <Route path="/lots/:gtin/:lot" element={<LotPage />} />
    </Routes>,
    `/lots/${gtin}/H-1`,
  );
}

test('of a lot that nobody registered what was recorded is shown all the same', async () => {
  const shipped = {
    eventId: 'ni:///sha-256;01?ver=CBV2.0',
    kind: 'shipped',
    occurredAt: '2026-06-02T08:00:00+07:00',
    partyGln: owner,
    partyName: 'HTX Dương Xá',
    placeGln: owner,
    inputs: [],
    outputs: [{ ...lot, quantity: { value: '9', unit: 'KGM' } }],
    voided: false,
  };
  openUnregistered({ steps: [shipped], nodes: [{ ...node, origin: 'events-only', productName: 'Tỏi đen' }] });

  expect(await screen.findByRole('heading', { name: 'H-1' })).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('Chỉ có trong ghi chép của bên khác');
  expect(screen.getByRole('link', { name: 'Đăng ký lô mới' })).toHaveAttribute('href', '/lots/new');
  expect(screen.getByText('Giao hàng')).toBeVisible();
});

test('of a lot that nobody registered a chain that cannot be read is not taken for none', async () => {
  openUnregistered({}, { status: 503, body: { type: '/problems/store-away', title: 'Away', status: 503 } });

  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.queryByText('Không tìm thấy.')).not.toBeInTheDocument();
});

test('of a lot that nobody ever wrote of there is nothing to show', async () => {
  openUnregistered({ steps: [] });

  expect(await screen.findByText('Không tìm thấy.')).toBeVisible();
  expect(screen.queryByRole('heading', { name: 'H-1' })).not.toBeInTheDocument();
});

test('findings are said in plain sentences, each with its article', async () => {
  open('inspector');

  expect(
    await screen.findByText(/phun Trebon 10EC ngày 01\/06\/2026, cách ly 7 ngày, sớm nhất là ngày 08\/06\/2026/),
  ).toBeVisible();
  expect(screen.getByText('Khối lượng không khớp: đầu ra 120 kg trong khi đầu vào chỉ có 100,5 kg.')).toBeVisible();
  expect(screen.getByText(/còn chờ HTX Dương Xá xác nhận/)).toBeVisible();
  expect(screen.getAllByText(/Điều 72 Luật Bảo vệ và kiểm dịch thực vật/)[0]).toBeVisible();
});

test('an officer releases a held lot for the serious findings shown, with a reason', async () => {
  const sent = open('commune-officer');

  await userEvent.click(await screen.findByRole('button', { name: 'Gỡ tạm giữ' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Gỡ tạm giữ' }));
  expect(within(dialog).getByText('Cần từ 5 đến 500 ký tự.')).toBeVisible();
  await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Mẫu kiểm đạt ngưỡng');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Gỡ tạm giữ' }));

  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    kind: 'released',
    reason: 'Mẫu kiểm đạt ngưỡng',
    findings: ['isolation|H-1', 'mass|H-1'],
  });
});

test('a producer is told what held means, and is offered no decision', async () => {
  open('cooperative');

  expect(await screen.findByText(/mã của lô không kích hoạt được/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Gỡ tạm giữ' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Thu hồi lô' })).not.toBeInTheDocument();
});

test('a recall says why and since when, and an inspector may lift it', async () => {
  const sent = open('inspector', {
    recalled: { lot, reason: 'Mẫu vượt ngưỡng', since: '2026-06-09T01:00:00Z' },
  });

  expect(await screen.findByText(/Lý do: Mẫu vượt ngưỡng. Thu hồi từ \d\d:\d\d 09\/06\/2026/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Thu hồi lô' })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Hủy quyết định thu hồi' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Kiểm lại đạt');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Hủy quyết định thu hồi' }));

  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    kind: 'recall-lifted',
    reason: 'Kiểm lại đạt',
  });
});

test('an inspector recalls a lot only once a reason is given', async () => {
  const sent = open('inspector');

  await userEvent.click(await screen.findByRole('button', { name: 'Thu hồi lô' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Mẫu vượt ngưỡng dư lượng');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Thu hồi lô' }));

  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    kind: 'recalled',
    reason: 'Mẫu vượt ngưỡng dư lượng',
  });
});

test('a lot made of a recalled one says which, and leads there', async () => {
  const recalled = { lot: { gtin, lot: 'H-0' }, reason: 'Mẫu vượt ngưỡng', since: '2026-06-09T01:00:00Z' };
  open('inspector', { recalled });

  expect(await screen.findByText('Lô này làm từ lô H-0 đã bị thu hồi')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Mở lô H-0' })).toHaveAttribute('href', `/lots/${gtin}/H-0`);
  expect(screen.queryByRole('button', { name: 'Hủy quyết định thu hồi' })).not.toBeInTheDocument();
});

test('a harvest happens on a plot, and packing wherever the establishment works', async () => {
  open('cooperative');

  const places = () =>
    within(screen.getByLabelText('Địa điểm'))
      .getAllByRole('option')
      .map((option) => option.textContent);
  await userEvent.selectOptions(await screen.findByLabelText('Việc đã làm'), 'harvested');
  expect(places()).toEqual(['Ruộng 1']);

  await userEvent.selectOptions(screen.getByLabelText('Việc đã làm'), 'packed');
  expect(places()).toEqual(['Ruộng 1', 'Xưởng đóng gói']);
});

test('an owner adds what the lot still lacks, to the version that was seen', async () => {
  const sent = open('cooperative');

  await userEvent.click(await screen.findByRole('link', { name: 'Sửa thông tin lô' }));
  await userEvent.type(await screen.findByLabelText('Ngày sản xuất'), '2026-06-07');
  await userEvent.selectOptions(screen.getByLabelText('Địa điểm'), 'Ruộng 1');
  await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));

  const put = sent.find(({ what }) => what.startsWith('PUT'));
  expect(put?.body).toEqual({
    gtin,
    lot: 'H-1',
    ownerGln: owner,
    placeGln: '8930000000029',
    producedOn: '2026-06-07',
  });
});

test('what was taken back is said as it stood', async () => {
  open('inspector', {
    findings: [
      finding('corrected', 'serious', { rule: 'mass', out: '120 KGM', in: '3 EA + 100 KGM' }),
      finding('not-fully-checked', 'serious', { lots: '5000' }),
      finding('mass-unknown', 'incomplete', { out: '90 EA', in: '50 KGM' }),
      finding('left-held', 'incomplete', { party: '8930000000999', rules: 'isolation, mass' }),
    ],
  });

  expect(
    await screen.findByText(
      'Một ghi chép bị rút lại: theo đó đầu ra 120 kg trong khi đầu vào chỉ có 3 cái/gói + 100 kg.',
    ),
  ).toBeVisible();
  expect(screen.getByText('Chuỗi quá dài: mới kiểm tra 5000 lô, phần còn lại chưa kiểm tra.')).toBeVisible();
  expect(screen.getByText('Không đối chiếu được khối lượng: đầu ra 90 cái/gói, đầu vào 50 kg.')).toBeVisible();
  expect(screen.getByText(/khi lô đang bị tạm giữ .* \(lý do: thời gian cách ly, khối lượng\)/)).toBeVisible();
});

test('what still grows is not accused of having no origin', async () => {
  const sown = {
    eventId: 'e1',
    kind: 'sown',
    occurredAt: '2026-06-01T01:00:00Z',
    partyGln: owner,
    placeGln: '8930000000029',
    inputs: [],
    outputs: [{ ...lot, quantity: { value: '3', unit: 'KGM' } }],
    voided: false,
  };
  open('cooperative', {
    steps: [sown],
    gaps: [{ kind: 'no-origin', lot }],
    findings: [finding('no-origin', 'incomplete', {})],
    held: false,
  });

  expect(await screen.findByText('Đang trồng, chưa ghi thu hoạch.')).toBeVisible();
  expect(screen.queryByText('Chỗ đứt của chuỗi')).not.toBeInTheDocument();
});

test('before a harvest the form says the earliest day and what is not known', async () => {
  open('cooperative', { isolation: { earliestHarvestOn: '2999-06-08', unknown: ['Thuốc lạ'] } });

  await userEvent.selectOptions(await screen.findByLabelText('Việc đã làm'), 'harvested');

  expect(screen.getByText('Thu hoạch sớm nhất từ ngày 08/06/2999.')).toBeVisible();
  expect(screen.getByText(/việc thu hoạch vẫn được ghi, nhưng lô sẽ bị tạm giữ/)).toBeVisible();
  expect(screen.getByText(/Chưa biết thời gian cách ly của Thuốc lạ/)).toBeVisible();
});
