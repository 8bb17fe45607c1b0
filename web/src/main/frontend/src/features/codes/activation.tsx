import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import type { Lot } from '../../generated/ingest';
import type { CodeCounts, CodeRange, Problem } from '../../generated/qr';
import { ProblemError } from '../../shared/api/problem';
import { useText } from '../../shared/text/text';
import { ProblemNotice, Waiting } from '../../shared/ui/states';
import { WhatIsLabelled } from '../../shared/ui/what-is-labelled';
import { usableOf, useActivateCodes, useWaiting } from './api';
import { useOrderName } from './order-row';

type Activation = {
  gtin: string;
  lot: string;
  known: Lot;
  counts?: CodeCounts;
  onClose: () => void;
  onDone: (count: number) => void;
};

/** Activates one order, once it is said what that means. */
export function ActivateOrder({ range, ...props }: Activation & { range: CodeRange }) {
  return <Dialog {...props} first={range.first} count={usableOf(range)} orders={[range]} more={false} />;
}

/** Activates all that wait: exactly those that are named. */
export function ActivateAll(props: Activation) {
  const { t } = useText();
  const waiting = useWaiting(props.gtin, props.lot);
  if (waiting.isSuccess) {
    const { items, next } = waiting.data;
    const named = items.reduce((sum, range) => sum + usableOf(range), 0);
    const count = next === undefined ? named : props.counts?.waiting;
    if (count) return <Dialog {...props} count={count} orders={items} more={next !== undefined} />;
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('codes.activate-all')}
      centered
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      {waiting.isError ? (
        <ProblemNotice problem={waiting.error} retry={waiting.refetch} />
      ) : waiting.isPending ? (
        <Waiting for="codes" />
      ) : (
        <Text>{t('problem.no-codes-wait')}</Text>
      )}
    </Modal>
  );
}

function Dialog(props: Activation & { first?: number; count: number; orders: CodeRange[]; more: boolean }) {
  const { gtin, lot, known, first, count, orders, more, onClose, onDone } = props;
  const { t, decimal, moment } = useText();
  const name = useOrderName();
  const activate = useActivateCodes(gtin, lot);
  const number = decimal(String(count));

  function confirm() {
    activate.mutate(
      { first, count },
      { onSuccess: ({ ranges }) => onDone(ranges.reduce((sum, range) => sum + usableOf(range), 0)) },
    );
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('codes.activation.title', { count: number })}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Stack gap="md">
        <WhatIsLabelled lot={known} />
        <List size="sm">
          {orders.map((range) => (
            <List.Item key={range.first}>
              {name(range)} · {t('codes.count-of', { count: decimal(String(usableOf(range))) })} ·{' '}
              {t('codes.issued-at', { at: moment(range.issuedAt) })}
            </List.Item>
          ))}
          {more && <List.Item>{t('codes.activation.more')}</List.Item>}
        </List>
        <Text>{t('codes.activation.means')}</Text>
        <Text fw={650}>{t('codes.activation.final')}</Text>
        {activate.isError && <Refused problem={activate.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('dialog.cancel')}
          </Button>
          <Button loading={activate.isPending} onClick={confirm}>
            {t('codes.activation.confirm', { count: number })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Where no package is left, it helps nobody to hear how many codes would be too many. */
function Refused({ problem }: { problem: unknown }) {
  const { t, decimal } = useText();
  const no: Partial<Problem> = problem instanceof ProblemError ? problem.problem : {};
  const { type, active = 0, packages = 0 } = no;
  if (type !== '/problems/more-codes-than-packages' || active <= packages) {
    return <ProblemNotice problem={problem} />;
  }
  return (
    <Alert color="red" variant="light" role="alert" title={t('codes.outnumber.title')}>
      {t('codes.outnumber', { active: decimal(String(active)), packages: decimal(String(packages)) })}
    </Alert>
  );
}
