import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serve, show } from '../../test-render';
import { PartyField } from './party-field';

const party = (gln: string, name: string, communeCode = '00565') => ({
  gln,
  numbering: 'gs1',
  name,
  kind: 'household',
  address: 'Thôn 1',
  communeCode,
  approval: 'approved',
  registeredAt: '2026-06-01T00:00:00Z',
});
const onions = party('8930000000019', 'Hộ trồng hành Đa Tốn');
const namesakes = [party('8930000000026', 'Hộ bà Lan'), party('8930000000033', 'Hộ bà Lan', '00577')];
const far = party('8930000000040', 'Hành Phúc Thọ');

type Served = Parameters<typeof serve>[0];

function open(answers: Served = {}, defaultValue?: string) {
  const sent = serve({ 'GET /api/v1/parties': { body: { items: [onions, ...namesakes] } }, ...answers });
  show(
    <form>
      <PartyField name="to" label="Giao cho" defaultValue={defaultValue} required />
    </form>,
  );
  return sent;
}

const field = () => screen.getByLabelText(/Giao cho/);
const value = () => new FormData(field().closest('form') ?? undefined).get('to');

test('a party is found by its name without accents, and the form holds its GLN', async () => {
  open();

  await userEvent.type(field(), 'hanh');
  await userEvent.click(await screen.findByRole('option', { name: /Hộ trồng hành Đa Tốn/ }));

  expect(field()).toHaveValue('Hộ trồng hành Đa Tốn');
  expect(value()).toBe(onions.gln);
  expect(screen.getAllByText(`Hộ trồng hành Đa Tốn · Xã Gia Lâm · ${onions.gln}`)[0]).toBeVisible();
});

test('those who do not match are left out, and namesakes are told apart', async () => {
  open();

  await userEvent.type(field(), 'lan');

  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual([
    'Hộ bà LanXã Gia Lâm · 8930000000026',
    'Hộ bà LanXã Bát Tràng · 8930000000033',
  ]);
  expect(value()).toBe('lan');
});

test('a name typed in full is that party, where it is the only one', async () => {
  open();

  await userEvent.type(field(), 'ho trong hanh da ton');
  await screen.findByRole('option');
  expect(value()).toBe('ho trong hanh da ton'); // without its accents it may be another's name

  await userEvent.clear(field());
  await userEvent.type(field(), `  ${onions.name.toLocaleLowerCase('vi')}`);
  expect(value()).toBe(onions.gln);

  await userEvent.clear(field());
  await userEvent.type(field(), 'Hộ bà Lan');
  expect(value()).toBe('Hộ bà Lan');
});

test('a GLN that is not in the list is taken, and says whose it is', async () => {
  open({ [`GET /api/v1/parties/${far.gln}`]: { body: far } });

  await userEvent.type(field(), far.gln);

  expect(await screen.findByText(`Hành Phúc Thọ · Xã Gia Lâm · ${far.gln}`)).toBeVisible();
  expect(value()).toBe(far.gln);
});

test('a GLN of nobody is taken too, and said to be nobody’s', async () => {
  open();

  await userEvent.type(field(), '8930000000057');

  expect(await screen.findByText('Chưa có đơn vị nào đăng ký GLN này.')).toBeVisible();
  expect(value()).toBe('8930000000057');
});

test('where there are more than one answer holds the server looks for them', async () => {
  const sent = open({ 'GET /api/v1/parties': { body: { items: [onions], next: onions.gln } } });

  await userEvent.type(field(), 'phuc');

  await waitFor(() => expect(sent.at(-1)?.query).toMatchObject({ q: 'phuc' }));
  expect(sent.filter(({ query }) => query.q)).toHaveLength(1);
});

test('a list that could not be loaded does not read as an empty one', async () => {
  open({ 'GET /api/v1/parties': { status: 503, body: { type: 'about:blank', title: 'Later', status: 503 } } });

  await userEvent.type(field(), 'h');

  expect(await screen.findByText(/^Chưa tải được danh sách đơn vị/)).toBeVisible();
  expect(screen.queryByText(/^Không có đơn vị nào khớp/)).not.toBeInTheDocument();
});

test('what the form starts with is shown by its name', async () => {
  open({ [`GET /api/v1/parties/${far.gln}`]: { body: far } }, far.gln);

  await waitFor(() => expect(field()).toHaveValue('Hành Phúc Thọ'));
  expect(value()).toBe(far.gln);
});
