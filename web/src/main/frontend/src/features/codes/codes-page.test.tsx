import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { vi as words } from '../../shared/text/vi';
import { serve, show } from '../../test-render';
import { CodesPage } from './codes-page';

const gtin = '08930000000019';
const owner = '8930000000012';
const session = {
  account: 'htx',
  displayName: 'HTX',
  role: 'cooperative',
  partyGln: owner,
  expiresAt: '2026-12-01T00:00:00Z',
};
const codes = `/scan/api/codes/${gtin}/H-1`;

type Answer = { status?: number; body?: unknown };
type Range = { first: number; count: number; state: string; activatedAt?: string };

const next: Record<string, string[]> = {
  issued: ['printed', 'cancelled'],
  printed: ['cancelled'],
  activated: ['suspended', 'cancelled'],
};

const range = (first: number, count: number, state = 'issued') => ({
  gtin,
  lot: 'H-1',
  first,
  count,
  state,
  spoiled: 0,
  next: next[state] ?? [],
  issuedAt: '2026-06-01T00:00:00Z',
  ...(state === 'activated' && { activatedAt: '2026-06-02T00:00:00Z' }),
});
const ranges = [range(11, 10), range(1, 10)];
const issued: Answer = { status: 201, body: range(1, 10) };
const unavailable = { status: 503, body: { type: '/problems/failed', title: 'Unavailable', status: 503 } };

const sound = {
  lot: { gtin, lot: 'H-1' },
  nodes: [],
  steps: [],
  gaps: [],
  findings: [],
  held: false,
  cut: false,
};

type Told = {
  partyGln?: string;
  items?: Range[];
  counts?: object;
  activation?: Answer;
  issue?: Answer;
  trace?: object;
  at?: string;
  more?: Record<string, Answer>;
};

function open({
  partyGln = owner,
  items = ranges,
  counts,
  activation = {},
  issue = issued,
  trace,
  at = '',
  more,
}: Told = {}) {
  const sum = (of: Range[]) => of.reduce((sum, { count }) => sum + count, 0);
  const waiting = items.filter(({ state }) => state === 'issued');
  const sent = serve({
    'GET /api/v1/session': { body: { ...session, partyGln } },
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    [`GET /api/v1/lots/${gtin}/H-1`]: { body: { gtin, lot: 'H-1', origin: 'registered', ownerGln: owner } },
    [`GET ${codes}/ranges`]: { body: { items } },
    [`GET ${codes}/counts`]: {
      body: { codes: sum(items), waiting: sum(waiting), active: sum(items) - sum(waiting), states: [], ...counts },
    },
    [`GET /api/v1/products/${gtin}/photo`]: { body: { items: [] } },
    ...(trace && { [`GET /api/v1/lots/${gtin}/H-1/trace`]: { body: { ...sound, ...trace } } }),
    [`POST ${codes}`]: issue,
    [`POST ${codes}/activation`]: activation,
    ...more,
  });
  show(
    <Routes>
      <Route path="/lots/:gtin/:lot/codes" element={<CodesPage />} />
    </Routes>,
    `/lots/${gtin}/H-1/codes${at}`,
  );
  return sent;
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('ordering codes', () => {
  test('ten codes are issued, under a token fetched for this request', async () => {
    const sent = open({ items: [] });

    await userEvent.click(await button('Cấp 10 mã'));

    const order = sent.find(({ what }) => what.startsWith('POST'));
    expect(order?.body).toEqual({ orderId: expect.any(String), count: 10 });
    expect(order?.headers.get('X-CSRF-Token')).toBe('fresh');
    expect(await screen.findByText('Đã cấp mã: Đợt 1–10.')).toBeVisible();
  });

  test('an order without an answer is sent again as the same order, and the next is another', async () => {
    const issue: Answer = { ...unavailable };
    const sent = open({ issue });
    const issueTen = await button('Cấp 10 mã');
    const orders = () =>
      sent.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body as { orderId: string });

    await userEvent.click(issueTen);
    await screen.findByRole('alert');
    Object.assign(issue, issued);
    await userEvent.click(issueTen);
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    await waitFor(() => expect(issueTen).toBeEnabled());
    await userEvent.click(issueTen);
    await waitFor(() => expect(orders()).toHaveLength(3));

    const [first, again, next] = orders().map(({ orderId }) => orderId);
    expect(again).toBe(first);
    expect(next).not.toBe(first);
  });

  test('another number of codes is another order', async () => {
    const sent = open({ issue: unavailable });
    await userEvent.click(await button('Cấp 10 mã'));
    await screen.findByRole('alert');

    await userEvent.clear(screen.getByLabelText('Số mã'));
    await userEvent.type(screen.getByLabelText('Số mã'), '45');
    await userEvent.click(screen.getByRole('button', { name: 'Cấp 45 mã' }));
    const orders = () =>
      sent.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body as { orderId: string });
    await waitFor(() => expect(orders()).toHaveLength(2));

    expect(orders()[1]).toMatchObject({ count: 45 });
    expect(orders()[1].orderId).not.toBe(orders()[0].orderId);
  });

  test.each(['', '0', '1.000', '1,5', 'mười', '-5', '1e3', '1000001'])('%j is no number of codes', async (typed) => {
    const sent = open();
    const count = await screen.findByLabelText('Số mã');
    expect(screen.getByText(/Từ 1 đến 1\.000\.000 mã/)).toBeVisible();

    await userEvent.clear(count);
    if (typed) await userEvent.type(count, typed);
    await userEvent.click(screen.getByRole('button', { name: 'Cấp mã' }));

    expect(count).toBeInvalid();
    expect(count).toHaveAccessibleDescription(/số nguyên từ 1 đến 1000000/);
    expect(sent.some(({ what }) => what.startsWith('POST'))).toBe(false);
  });

  test('so many that it may be a slip are asked for once more, with the sheets they take', async () => {
    const sent = open();
    await userEvent.clear(await screen.findByLabelText('Số mã'));
    await userEvent.type(screen.getByLabelText('Số mã'), '1000000');
    await userEvent.click(screen.getByRole('button', { name: 'Cấp 1.000.000 mã' }));

    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('1.000.000 mã cần 41.667 tờ A4');
    expect(sent.some(({ what }) => what.startsWith('POST'))).toBe(false);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cấp 1.000.000 mã' }));

    await waitFor(() => expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({ count: 1e6 }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  test('so are more than the packages need', async () => {
    const sent = open({ counts: { packages: 25 } });
    await screen.findByText('25');
    await userEvent.click(await button('Cấp 10 mã'));

    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('nhiều nhất 25 gói và đã được cấp 20 mã');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Quay lại' }));
    expect(sent.some(({ what }) => what.startsWith('POST'))).toBe(false);
  });

  test('only the owner is offered to issue and to activate', async () => {
    open({ partyGln: '8930000000029' });

    await screen.findByRole('listitem', { name: 'Đợt 1–10' });

    expect(screen.queryByRole('button', { name: /^(Cấp|Kích hoạt)/ })).not.toBeInTheDocument();
  });
});

describe('orders', () => {
  test('each says how far it has come, and where its labels and its table are', async () => {
    open({ items: [range(1001, 1000), range(1, 1000, 'activated')] });

    const waiting = await screen.findByRole('listitem', { name: 'Đợt 1.001–2.000' });
    expect(waiting).toHaveTextContent(/Chờ kích hoạt.*1\.000 mã.*Cấp lúc 07:00/);
    expect(within(waiting).getByRole('link', { name: /Tải tệp CSV/ })).toHaveAttribute(
      'href',
      `${codes}/ranges/1001/codes.csv`,
    );
    const active = screen.getByRole('listitem', { name: 'Đợt 1–1.000' });
    expect(active).toHaveTextContent(/Đã kích hoạt.*Cấp lúc 07:00.*Kích hoạt lúc 07:00/);
    expect(within(active).queryByRole('button', { name: /^Kích hoạt/ })).not.toBeInTheDocument();
  });

  test('codes that outnumber the packages are pointed out', async () => {
    open({ items: [range(1, 12, 'activated')], counts: { packages: 10 } });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Đã kích hoạt 12 mã, nhưng theo số liệu hiện nay lô chỉ có 10 gói',
    );
  });

  test('an outage never reads as no codes', async () => {
    serve({
      'GET /api/v1/session': { body: session },
      [`GET /api/v1/lots/${gtin}/H-1`]: { body: { gtin, lot: 'H-1', origin: 'registered', ownerGln: owner } },
      [`GET ${codes}/ranges`]: unavailable,
      [`GET ${codes}/counts`]: unavailable,
    });
    show(
      <Routes>
        <Route path="/lots/:gtin/:lot/codes" element={<CodesPage />} />
      </Routes>,
      `/lots/${gtin}/H-1/codes`,
    );

    expect(await screen.findByRole('alert')).toHaveTextContent('tạm thời chưa phục vụ được');
    expect(screen.queryByText('Lô này chưa có mã')).not.toBeInTheDocument();
  });
});

describe('activation', () => {
  test.each([
    [{ held: true }, /đang bị tạm giữ/],
    [
      { recalled: { lot: { gtin, lot: 'H-1' }, reason: 'Mẫu vượt ngưỡng', since: '2026-06-01T00:00:00Z' } },
      /đã bị thu hồi/,
    ],
  ])('is not offered while the lot is stopped: %o', async (trace, sentence) => {
    open({ trace });

    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Kích hoạt/ })).not.toBeInTheDocument();
  });

  test('of one order is asked for first, and says what it means', async () => {
    const sent = open({ activation: { body: { ranges: [range(11, 10, 'activated')] } } });

    await userEvent.click(await button('Kích hoạt, Đợt 11–20'));

    const dialog = await screen.findByRole('dialog', { name: 'Kích hoạt 10 mã?' });
    expect(dialog).toHaveTextContent('Đợt 11–20 · 10 mã');
    expect(dialog).not.toHaveTextContent('Đợt 1–10');
    expect(dialog).toHaveTextContent(/đã được dán lên gói hàng.*không rút lại được/);
    expect(sent.some(({ what }) => what.startsWith('POST'))).toBe(false);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Kích hoạt 10 mã' }));

    expect(await screen.findByText('Đã kích hoạt 10 mã.')).toBeVisible();
    expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({ first: 11, count: 10 });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  test('of all names every order, and is for exactly those', async () => {
    const sent = open({ activation: { body: { ranges } } });

    await userEvent.click(await button('Kích hoạt tất cả mã đang chờ'));

    const dialog = await screen.findByRole('dialog', { name: 'Kích hoạt 20 mã?' });
    expect(dialog).toHaveTextContent(/Đợt 11–20 · 10 mã.*Đợt 1–10 · 10 mã/);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Kích hoạt 20 mã' }));

    expect(await screen.findByText('Đã kích hoạt 20 mã.')).toBeVisible();
    expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({ count: 20 });
  });

  test('is done by nobody who thinks better of it', async () => {
    const sent = open();
    await userEvent.click(await button('Kích hoạt, Đợt 11–20'));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Quay lại' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(sent.some(({ what }) => what.startsWith('POST'))).toBe(false);
  });

  test.each([
    ['lot-held', /Cán bộ phải gỡ tạm giữ trước/, {}],
    ['lot-recalled', /đã bị thu hồi/, {}],
    ['party-not-approved', /Cơ sở chưa được duyệt/, {}],
    ['lot-without-quantity', /Hãy ghi thu hoạch hoặc đóng gói trước/, {}],
    ['other-codes-wait', /Số mã chờ kích hoạt vừa thay đổi/, {}],
    ['more-codes-than-packages', /nhiều nhất 15 gói và đã có 10 mã được kích hoạt.* thêm 6 mã/, {}],
    ['more-codes-than-packages', /Đã kích hoạt 18 mã, nhưng .* chỉ có 15 gói/, { active: 18 }],
  ])('a refusal %s says what has to happen first', async (slug, sentence, numbers) => {
    const told = { packages: 15, active: 10, asked: 6, ...numbers };
    const body = { type: `/problems/${slug}`, title: 'Conflict', status: 409, detail: 'in English', ...told };
    open({ activation: { status: 409, body } });

    await userEvent.click(await button('Kích hoạt, Đợt 11–20'));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Kích hoạt 10 mã' }));

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(sentence);
  });
});

describe('what becomes of codes', () => {
  const dialog = () => screen.findByRole('dialog');

  test('an order is marked as printed at once, and cancelled with a reason only', async () => {
    const sent = open({
      items: [range(1, 10)],
      more: { [`PUT ${codes}/ranges/1/state`]: { body: range(1, 10, 'printed') } },
    });
    const puts = () => sent.filter(({ what }) => what.startsWith('PUT')).map(({ body }) => body);

    await userEvent.click(await button('Đánh dấu đã in, Đợt 1–10'));
    await waitFor(() => expect(puts()).toEqual([{ state: 'printed' }]));

    await userEvent.click(await button('Hủy mã, Đợt 1–10'));
    const asked = within(await dialog());
    await userEvent.click(asked.getByRole('button', { name: 'Hủy mã' }));
    expect(asked.getByText(words['dialog.reason.wrong'])).toBeVisible();
    expect(puts()).toHaveLength(1);
    await userEvent.type(asked.getByLabelText(/Lý do/), ' cuộn bị ướt ');
    await userEvent.click(asked.getByRole('button', { name: 'Hủy mã' }));
    await waitFor(() => expect(puts().at(-1)).toEqual({ state: 'cancelled', reason: 'cuộn bị ướt' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  test('an order whose codes were cancelled one by one activates the others', async () => {
    const sent = open({ items: [{ ...range(1, 10), spoiled: 2 } as Range], activation: { body: { ranges: [] } } });
    expect(await screen.findByText(/2 mã đã hủy riêng/)).toBeVisible();

    await userEvent.click(await button('Kích hoạt, Đợt 1–10'));
    await userEvent.click(within(await dialog()).getByRole('button', { name: 'Kích hoạt 8 mã' }));

    await waitFor(() =>
      expect(sent.find(({ what }) => what.endsWith('/activation'))?.body).toEqual({ first: 1, count: 8 }),
    );
  });

  test('what codes came through stands with who said so and why', async () => {
    const changes = [
      { state: 'activated', at: '2026-06-02T00:00:00Z', account: 'a', office: false },
      { state: 'suspended', at: '2026-06-03T00:00:00Z', account: 'b', office: true, reason: 'nghi giả' },
    ];
    open({ items: [{ ...range(1, 10, 'suspended'), changes } as Range] });
    const list = await screen.findByRole('list', { name: 'Những thay đổi của mã' });
    const lines = within(list).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent(/^Đã kích hoạt · .* · cơ sở$/);
    expect(lines[1]).toHaveTextContent(/^Tạm dừng · .* · cơ quan quản lý · nghi giả$/);
  });

  test('one code is looked up by its address, and suspended', async () => {
    const serial = '00000001ENEHGCZ2';
    const standing = (state: string, may: string[]) => ({
      body: {
        code: { serial, address: 'https://a.example', image: '/x', state },
        first: 1,
        count: 10,
        changes: [],
        next: may,
      },
    });
    const sent = open({
      items: [range(1, 10, 'activated')],
      more: {
        [`GET ${codes}/${serial}`]: standing('activated', ['suspended']),
        [`PUT ${codes}/${serial}/state`]: standing('suspended', ['activated']),
      },
    });
    const field = await screen.findByLabelText('Số sê-ri hoặc địa chỉ của mã');
    await userEvent.type(field, 'abc');
    await userEvent.click(await button('Tra'));
    expect(screen.getByText('Số sê-ri có 16 chữ số và chữ cái in hoa.')).toBeVisible();

    await userEvent.clear(field);
    await userEvent.type(field, `https://a.example/01/${gtin}/10/H-1/21/oooooooi-eneh-gcz2?lang=en`);
    await userEvent.click(await button('Tra'));
    await userEvent.click(await button(`Tạm dừng, ${serial}`));
    const asked = within(await dialog());
    await userEvent.type(asked.getByLabelText(/Lý do/), 'mất nhãn');
    await userEvent.click(asked.getByRole('button', { name: 'Tạm dừng' }));

    await waitFor(() =>
      expect(sent.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({ state: 'suspended', reason: 'mất nhãn' }),
    );
  });

  test('an office sees what only it may say', async () => {
    open({ partyGln: undefined, items: [{ ...range(1, 10, 'activated'), next: ['reported', 'recalled'] } as Range] });
    expect(await button('Thu hồi, Đợt 1–10')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Tạm dừng/ })).not.toBeInTheDocument();
  });
});
