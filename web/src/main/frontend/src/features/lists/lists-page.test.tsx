import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { ListsPage } from './lists-page';

const none = { listed: 0, registered: 0, active: 0, complete: 0, open: 0, oneSided: 0 };
const list = {
  id: 'l1',
  kind: 'products',
  title: 'Danh sách tháng 1',
  signedBy: 'Sở Nông nghiệp và Môi trường',
  signedOn: '2026-01-15',
  cutOffOn: '2026-01-01',
  entries: 12,
};
const register = {
  id: 'r1',
  title: 'Danh mục thuốc 2026',
  signedBy: 'Cục mẫu',
  signedOn: '2026-02-01',
  entries: [{ productName: 'Trebon 10EC', days: 14 }],
};

function open(at: string) {
  const sent = serve({
    'GET /api/v1/session/csrf-token': { body: { token: 'fresh' } },
    'GET /api/v1/coverage/products': {
      body: {
        measure: 'K2',
        list,
        numerator: 0,
        denominator: 0,
        funnel: none,
        communes: [],
        computedAt: '2026-06-02T03:00:00Z',
      },
    },
    'GET /api/v1/isolation-register': { body: register },
    'POST /api/v1/coverage/lists': { status: 201, body: list },
    'POST /api/v1/isolation-register': { status: 201, body: register },
  });
  show(<ListsPage />, at);
  return sent;
}

const choose = (text: string) =>
  userEvent.upload(screen.getByLabelText(/Tệp CSV/), new File([text], 'ds.csv', { type: 'text/csv' }));

async function sign() {
  await userEvent.type(screen.getByLabelText(/Tên danh sách/), 'Danh sách tháng 6');
  await userEvent.type(screen.getByLabelText(/Cơ quan ký/), 'Sở');
  await userEvent.type(screen.getByLabelText(/Ngày ký/), '2026-06-15');
}

test('a list is looked at first, and sent once it is signed and dated', async () => {
  const sent = open('/?list=products');
  expect(await screen.findByText('Danh sách tháng 1')).toBeVisible();

  await choose('Tên sản phẩm;Tên đơn vị;Mã xã\nHành phi;HTX Dương Xá;00565\n');
  expect(await screen.findByText('Đọc được 1 dòng.')).toBeVisible();
  expect(screen.getByRole('cell', { name: 'HTX Dương Xá' })).toBeVisible();
  await sign();
  await userEvent.type(screen.getByLabelText(/Ngày chốt/), '2026-06-01');
  await userEvent.click(screen.getByRole('button', { name: 'Nhập danh mục' }));

  expect(await screen.findByText('Đã nhập 1 dòng: Danh sách tháng 6.')).toBeVisible();
  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    kind: 'products',
    title: 'Danh sách tháng 6',
    signedBy: 'Sở',
    signedOn: '2026-06-15',
    cutOffOn: '2026-06-01',
    products: [{ productName: 'Hành phi', partyName: 'HTX Dương Xá', communeCode: '00565' }],
  });
});

test('a file with a slip says where, and cannot be sent', async () => {
  open('/?list=products');

  await choose('Tên sản phẩm,Tên đơn vị,Mã xã\nHành phi,HTX Dương Xá,00001\n');

  const slips = await screen.findByRole('alert');
  expect(within(slips).getByRole('row', { name: /^2 Mã xã Không có xã, phường nào/ })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Nhập danh mục' })).toBeDisabled();
});

test('the isolation register in force is shown, and followed by the next', async () => {
  const sent = open('/?list=isolation');
  expect(await screen.findByRole('cell', { name: 'mọi cây trồng' })).toBeVisible();

  await choose('Tên thuốc,Cây trồng,Số ngày cách ly\nTrebon 10EC,hành,7\n');
  await screen.findByText('Đọc được 1 dòng.');
  await sign();
  await userEvent.click(screen.getByRole('button', { name: 'Nhập danh mục' }));

  await screen.findByText(/Đã nhập 1 dòng/);
  expect(sent.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
    title: 'Danh sách tháng 6',
    signedBy: 'Sở',
    signedOn: '2026-06-15',
    entries: [{ productName: 'Trebon 10EC', crop: 'hành', days: 7 }],
  });
});

test('a template to fill in is offered for each list', async () => {
  open('/?list=products');

  const template = await screen.findByRole('link', { name: 'Tải tệp mẫu' });

  expect(decodeURIComponent(template.getAttribute('href') ?? '')).toContain('Tên sản phẩm,Tên đơn vị,Mã xã,GTIN');
});
