import { screen } from '@testing-library/react';
import type { Lot } from '../generated/ingest';
import { serve, show } from '../test-render';
import { useListsCodes } from './use-lists-codes';

const gtin = '08930000000019';
const ownerGln = '8930000000012';
const other = '8930000000029';
const ranges = `GET /scan/api/codes/${gtin}/H-1/ranges`;

function Asked() {
  const lists = useListsCodes({ gtin, lot: 'H-1', ownerGln } as Lot);
  return <output>{lists === undefined ? 'not known' : lists ? 'yes' : 'no'}</output>;
}

function open(session: object) {
  const sent = serve({
    'GET /api/v1/session': { body: { account: 'a', displayName: 'A', expiresAt: '2026-12-01T00:00:00Z', ...session } },
    [`GET /api/v1/parties/${ownerGln}`]: { body: { gln: ownerGln, communeCode: '00565' } },
  });
  show(<Asked />);
  return sent;
}

test.each([
  ['its owner', { role: 'cooperative', partyGln: ownerGln }],
  ['an inspector of the whole city', { role: 'inspector' }],
  ['the department of the city', { role: 'city-department' }],
  ['the administrator', { role: 'administrator' }],
  ['the leader of its group', { role: 'group-leader', partyGln: other, members: [{ gln: ownerGln }] }],
  ['the officer of its commune', { role: 'commune-officer', communeCode: '00565' }],
])('%s lists the codes, and no look is spent on the question', async (_, session) => {
  const sent = open(session);

  expect(await screen.findByText('yes')).toBeVisible();

  expect(sent.some(({ what }) => what === ranges)).toBe(false);
});

test.each([
  ['another cooperative', { role: 'cooperative', partyGln: other }],
  ['a shop', { role: 'trader', partyGln: other }],
  ['the officer of another commune', { role: 'commune-officer', communeCode: '09700' }],
  ['the leader of another group', { role: 'group-leader', partyGln: other, members: [{ gln: other }] }],
])('%s does not', async (_, session) => {
  open(session);

  expect(await screen.findByText('no')).toBeVisible();
});
