import { readEntry } from './entry';

const lot = { gtin: '08930000000019', lot: 'H-1' };
const from = { clientId: '6f1c3c1e-8f43-4a6e-9d55-0d7f7d1f8a10', partyGln: '8930000000012', lot };
const common = { when: '2026-06-01T08:00', place: '8930000000029', quantity: '120,5', quantityUnit: 'KGM' };

test('a decimal comma is read as it was meant', () => {
  const read = readEntry({ ...common, kind: 'harvested' }, from);
  const lots = [{ ...lot, quantity: { value: '120.5', unit: 'KGM' } }];
  expect(read).toMatchObject({ entry: { kind: 'harvested', clientId: from.clientId, lots } });
});

test('a shipment names its counterpart, a sale need not', () => {
  expect(readEntry({ ...common, kind: 'shipped', counterpart: '' }, from)).toEqual({
    slips: { counterpart: 'diary.gln.wrong' },
  });
  expect(readEntry({ ...common, kind: 'sold', counterpart: '' }, from)).toMatchObject({ entry: { kind: 'sold' } });
});

test('packing uses one lot up and fills another, each in its own unit', () => {
  const fields = { ...common, kind: 'packed', output: '08930000000026|P-7', made: '400', madeUnit: 'EA' };
  expect(readEntry(fields, from)).toMatchObject({
    entry: {
      inputs: [{ lot: 'H-1', quantity: { value: '120.5', unit: 'KGM' } }],
      outputs: [{ gtin: '08930000000026', lot: 'P-7', quantity: { value: '400', unit: 'EA' } }],
    },
  });
});

test.each(['0', '-3', '1.2345', 'nhiều', ''])('%o is not a quantity', (quantity) => {
  expect(readEntry({ ...common, kind: 'sown', quantity }, from)).toEqual({
    slips: { quantity: 'diary.quantity.wrong' },
  });
});
