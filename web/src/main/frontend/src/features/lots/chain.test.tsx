import { screen } from '@testing-library/react';
import type { Trace } from '../../generated/ingest';
import { show } from '../../test-render';
import { Chain } from './chain';

const lot = { gtin: '08930000000019', lot: 'H-1' };
const harvest = {
  eventId: 'e1',
  kind: 'harvested' as const,
  occurredAt: new Date('2026-06-01T01:00:00Z'),
  partyGln: '8930000000012',
  partyName: 'HTX Dương Xá',
  placeGln: '8930000000029',
  inputs: [],
  outputs: [{ ...lot, quantity: { value: '1200.5', unit: 'KGM' as const } }],
  voided: false,
};
const chain: Trace = {
  lot,
  nodes: [{ ...lot, origin: 'registered', generation: 0 }],
  steps: [harvest],
  gaps: [],
  findings: [],
  held: false,
  cut: false,
};

test('a step says what, when, who and how much', () => {
  show(<Chain trace={chain} />);

  expect(screen.getByText('Thu hoạch')).toBeInTheDocument();
  expect(screen.getByText(/08:00/)).toBeInTheDocument();
  expect(screen.getByText('HTX Dương Xá')).toBeInTheDocument();
  expect(screen.getByText('Lô: H-1 (1.200,5 kg)')).toBeInTheDocument();
});

test('a shipment nobody received is part of the answer', () => {
  show(<Chain trace={{ ...chain, gaps: [{ kind: 'never-received', lot, partyName: 'Cửa hàng A' }] }} />);

  expect(screen.getByText(/Lô H-1 đã giao nhưng chưa ai xác nhận nhận hàng · Cửa hàng A/)).toBeInTheDocument();
});

test('a chain cut by a limit says so', () => {
  show(<Chain trace={{ ...chain, cut: true }} />);

  expect(screen.getByText(/chỉ hiện một phần/)).toBeInTheDocument();
});

test('a lot without a diary has product information only', () => {
  show(<Chain trace={{ ...chain, steps: [] }} />);

  expect(screen.getByText(/mới chỉ có thông tin sản phẩm/)).toBeInTheDocument();
});
