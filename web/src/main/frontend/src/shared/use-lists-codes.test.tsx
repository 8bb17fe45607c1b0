import { screen, waitFor } from '@testing-library/react';
import type { Lot } from '../generated/ingest';
import { serve, show } from '../test-render';
import { useListsCodes } from './use-lists-codes';

const gtin = '08930000000019';
const ownerGln = '8930000000012';
const other = '8930000000029';
const ranges = `GET /scan/api/codes/${gtin}/H-1/ranges`;

function Asked() {
  return <output>{useListsCodes({ gtin, lot: 'H-1', ownerGln } as Lot) ? 'yes' : 'no'}</output>;
}

function open(session: object, allowed = false) {
  const refusal = { status: 403, body: { type: '/problems/other-party', title: 'Forbidden', status: 403 } };
  const sent = serve({
    'GET /api/v1/session': { body: { account: 'a', displayName: 'A', expiresAt: '2026-12-01T00:00:00Z', ...session } },
    [`GET /api/v1/parties/${ownerGln}`]: { body: { gln: ownerGln, communeCode: '00565' } },
    [ranges]: allowed ? { body: { items: [] } } : refusal,
  });
  show(<Asked />);
  return sent;
}

test.each([
  ['its owner', { role: 'cooperative', partyGln: ownerGln }],
  ['an inspector of the whole city', { role: 'inspector' }],
  ['the department of the city', { role: 'city-department' }],
  ['the administrator', { role: 'administrator' }],
  ['the officer of its commune', { role: 'commune-officer', communeCode: '00565' }],
])('%s lists the codes, and no look is spent on the question', async (_, session) => {
  const sent = open(session);

  expect(await screen.findByText('yes')).toBeVisible();

  expect(sent.some(({ what }) => what === ranges)).toBe(false);
});

test.each([
  ['another cooperative', { role: 'cooperative', partyGln: other }, '/session'],
  ['a shop', { role: 'trader', partyGln: other }, '/session'],
  ['the officer of another commune', { role: 'commune-officer', communeCode: '09700' }, `/parties/${ownerGln}`],
  ['the leader of another group', { role: 'group-leader', partyGln: other }, '/ranges'],
])('%s does not', async (_, session, last) => {
  const sent = open(session);
  await waitFor(() => expect(sent.some(({ what }) => what.endsWith(last))).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(screen.getByText('no')).toBeVisible();
});

test('the leader of its group does, as only the server knows', async () => {
  open({ role: 'group-leader', partyGln: other }, true);

  expect(await screen.findByText('yes')).toBeVisible();
});
