import { readEntry } from './entry';

const lot = { gtin: '08930000000019', lot: 'H-1' };
const from = { clientId: '6f1c3c1e-8f43-4a6e-9d55-0d7f7d1f8a10', partyGln: '8930000000012', lot };
const common = { when: '2026-06-01T08:00', place: '8930000000029', quantity: '120,5', quantityUnit: 'KGM' };

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, values] of Object.entries({ ...common, ...fields }))
    for (const value of [values].flat()) data.append(name, value);
  return data;
}

test('a decimal comma is read as it was meant', () => {
  const read = readEntry(form({ kind: 'harvested' }), from);
  const lots = [{ ...lot, quantity: { value: '120.5', unit: 'KGM' } }];
  expect(read).toMatchObject({ entry: { kind: 'harvested', clientId: from.clientId, lots } });
});

test('a shipment names its counterpart, a sale need not', () => {
  expect(readEntry(form({ kind: 'shipped', counterpart: '' }), from)).toEqual({
    slips: { counterpart: 'diary.gln.wrong' },
  });
  expect(readEntry(form({ kind: 'sold', counterpart: '' }), from)).toMatchObject({ entry: { kind: 'sold' } });
});

test('packing uses several lots up and fills others, each in its own unit', () => {
  const fields = form({
    kind: 'packed',
    'inputs.lot': ['08930000000019|H-1', '08930000000019|H-2'],
    'inputs.value': ['120,5', '30'],
    'inputs.unit': ['KGM', 'KGM'],
    'outputs.lot': '08930000000026|P-7',
    'outputs.value': '400',
    'outputs.unit': 'EA',
  });
  expect(readEntry(fields, from)).toMatchObject({
    entry: {
      inputs: [
        { lot: 'H-1', quantity: { value: '120.5', unit: 'KGM' } },
        { lot: 'H-2', quantity: { value: '30', unit: 'KGM' } },
      ],
      outputs: [{ gtin: '08930000000026', lot: 'P-7', quantity: { value: '400', unit: 'EA' } }],
    },
  });
});

test('a line without a lot, with one twice or without an amount is named', () => {
  const fields = form({
    kind: 'packed',
    'inputs.lot': ['08930000000019|H-1', '08930000000019|H-1', ''],
    'inputs.value': ['1', '2', 'nhiều'],
    'inputs.unit': ['KGM', 'KGM', 'KGM'],
    'outputs.lot': '08930000000026|P-7',
    'outputs.value': '400',
    'outputs.unit': 'EA',
  });
  expect(readEntry(fields, from)).toEqual({
    slips: {
      'inputs.1.lot': 'diary.lot.twice',
      'inputs.2.lot': 'diary.lot.missing',
      'inputs.2': 'diary.quantity.wrong',
    },
  });
});

test('a fertiliser may be named with its amount, and a spray has to be', () => {
  const care = { kind: 'tended', activity: 'fertilising', treatment: '', dose: '', doseUnit: 'KGM' };
  expect(readEntry(form(care), from)).toMatchObject({ entry: { activity: 'fertilising', treatment: undefined } });
  expect(readEntry(form({ ...care, treatment: 'NPK 16-16-8', dose: '5' }), from)).toMatchObject({
    entry: { treatment: { productName: 'NPK 16-16-8', dose: { value: '5', unit: 'KGM' } } },
  });
  expect(readEntry(form({ ...care, treatment: 'NPK 16-16-8' }), from)).toEqual({
    slips: { dose: 'diary.quantity.wrong' },
  });
  expect(readEntry(form({ ...care, activity: 'plant-protection', dose: '5' }), from)).toEqual({
    slips: { treatment: 'diary.treatment.missing' },
  });
});

test.each(['0', '-3', '1.2345', 'nhiều', ''])('%o is not a quantity', (quantity) => {
  expect(readEntry(form({ kind: 'sown', quantity }), from)).toEqual({
    slips: { quantity: 'diary.quantity.wrong' },
  });
});
