import { readLabel } from './label-address';

const gtin = '08930000000019';
const serial = '0400000015W7V9PQ';

test.each([
  ['an address', `https://example.org/01/${gtin}/10/H-1/21/${serial}`, { gtin, lot: 'H-1', serial }],
  ['its path', `/01/${gtin}/10/H-1`, { gtin, lot: 'H-1' }],
  ['a lot with a slash', `http://127.0.0.1:8080/01/${gtin}/10/HP%2F01/21/${serial}`, { gtin, lot: 'HP/01', serial }],
  [
    'an address with a query',
    ` https://example.org/01/${gtin}/10/H-1/21/${serial}?17=261231 `,
    { gtin, lot: 'H-1', serial },
  ],
  [
    'an address encoded as a whole',
    encodeURIComponent(`https://example.org/01/${gtin}/10/HP%2F01/21/${serial}`),
    { gtin, lot: 'HP/01', serial },
  ],
  ['a path encoded as a whole', `%2f01%2f${gtin}%2f10%2fH-1`, { gtin, lot: 'H-1' }],
  ['a label of a roll', `https://example.org/01/${gtin}/21/${serial}`, { gtin, serial }],
])('%s is read', (_what, written, label) => {
  expect(readLabel(written)).toEqual(label);
});

test.each(['', 'H-1', 'https://example.org/', `https://example.org/01/123/10/H-1`, `/01/${gtin}/10/%E0%A4%A/21/x`])(
  '%o is no label',
  (written) => {
    expect(readLabel(written)).toBeUndefined();
  },
);
