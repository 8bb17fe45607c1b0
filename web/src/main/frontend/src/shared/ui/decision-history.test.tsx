import { screen } from '@testing-library/react';
import type { Decision } from '../../generated/ingest';
import { show } from '../../test-render';
import { DecisionHistory } from './decision-history';

const approval: Decision = { kind: 'approved', reason: 'Đủ hồ sơ', decidedAt: new Date('2026-06-02T01:00:00Z') };

function open(decision: Partial<Decision>) {
  const data = { items: [{ ...approval, ...decision }] };
  show(<DecisionHistory decisions={{ isPending: false, isError: false, error: null, data, refetch: () => {} }} />);
}

test('a producer reads which office decided', () => {
  open({ role: 'commune-officer', communeCode: '00565' });

  expect(screen.getByText(/^Cán bộ xã Gia Lâm ·/)).toBeVisible();
});

test('an office reads who it was', () => {
  open({ role: 'commune-officer', communeCode: '00565', account: '0912345678', displayName: 'Chị Hoa' });

  expect(screen.getByText(/^Chị Hoa \(Cán bộ xã Gia Lâm\) ·/)).toBeVisible();
  expect(screen.queryByText(/0912345678/)).not.toBeInTheDocument();
});

test('an account that is called by its office says so once', () => {
  open({ role: 'commune-officer', communeCode: '00565', account: 'canboxa', displayName: 'Cán bộ xã Gia Lâm (mẫu)' });

  expect(screen.getByText(/^Cán bộ xã Gia Lâm \(mẫu\) · /)).toBeVisible();
});

test('an account that is gone leaves its name', () => {
  open({ account: 'canbo1' });

  expect(screen.getByText(/^canbo1 \(Cơ quan quản lý\) ·/)).toBeVisible();
});
