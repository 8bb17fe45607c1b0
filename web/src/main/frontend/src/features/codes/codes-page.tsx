import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Lot } from '../../generated/ingest';
import { type CodeCounts, type CodeRange, CodeState, type CodesInState } from '../../generated/qr';
import { useActing } from '../../shared/acting';
import { waits } from '../../shared/codes/state-badge';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { Empty, Facts, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useLot } from '../../shared/use-lot';
import { ActivateAll, ActivateOrder } from './activation';
import { useCounts, useOrders, useStopped } from './api';
import { OneCode } from './one-code';
import { Order } from './order';
import { OrderRow } from './order-row';
import { PrintLabels } from './print-labels';

/** The orders of a lot's codes; or the labels of one of them, where the address names it. */
export function CodesPage() {
  const { gtin = '', lot = '' } = useParams();
  const [shown] = useSearchParams();
  const known = useLot(gtin, lot);
  if (known.isPending) return <Waiting for="lot" />;
  if (known.isError) return <ProblemNotice problem={known.error} retry={known.refetch} />;
  const first = Number(shown.get('order'));
  return Number.isSafeInteger(first) && first > 0 ? (
    <PrintLabels lot={known.data} first={first} />
  ) : (
    <Orders lot={known.data} />
  );
}

function Orders({ lot: known }: { lot: Lot }) {
  const { t, decimal } = useText();
  const { gtin, lot } = known;
  const orders = useOrders(gtin, lot);
  const counts = useCounts(gtin, lot);
  const acting = useActing();
  const mayIssue = acting.some(({ gln }) => gln === known.ownerGln);
  const stopped = useStopped(gtin, lot, mayIssue);
  const [asked, setAsked] = useState<CodeRange | 'all'>();
  const [activated, setActivated] = useState<number>();
  if (orders.isPending) return <Waiting for="codes" />;
  if (orders.isError) return <ProblemNotice problem={orders.error} retry={orders.refetch} />;

  const items = orders.data.pages.flatMap((page) => page.items);
  const activation = {
    gtin,
    lot,
    known,
    counts: counts.data,
    onClose: () => setAsked(undefined),
    onDone: (count: number) => {
      setAsked(undefined);
      setActivated(count);
    },
  };
  const mayActivate = mayIssue && !stopped;
  const ask = (what: CodeRange | 'all') => {
    setActivated(undefined);
    setAsked(what);
  };
  return (
    <Stack gap="lg">
      <Anchor component={Link} to={lotAddress({ gtin, lot })}>
        ← {t('codes.back')}
      </Anchor>
      <PageHead title={t('codes.title')} text={`${known.productName ?? gtin} · ${lot}`} />
      {counts.isError && <ProblemNotice problem={counts.error} retry={counts.refetch} />}
      {counts.data && <Counts counts={counts.data} />}
      {stopped && (
        <Alert color="orange" role="status">
          {t(stopped)}
        </Alert>
      )}
      {mayIssue && <Order gtin={gtin} lot={lot} counts={counts.data} />}
      {activated !== undefined && (
        <Alert role="status">{t('codes.activated', { count: decimal(String(activated)) })}</Alert>
      )}
      {items.length === 0 ? (
        <Empty title={t('codes.empty.title')} text={t('codes.empty.text')} />
      ) : (
        <Stack component="section" gap="md">
          <Group justify="space-between" gap="sm">
            <Title order={2} size="h3">
              {t('codes.orders')}
            </Title>
            {mayActivate && (counts.data?.waiting ?? 0) > 0 && items.length > 1 && (
              <Button variant="default" onClick={() => ask('all')}>
                {t('codes.activate-all')}
              </Button>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {t('codes.table.hint')}
          </Text>
          <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
            {items.map((range) => (
              <OrderRow key={range.first} range={range} onActivate={mayActivate ? () => ask(range) : undefined} />
            ))}
          </Stack>
          <More of={orders} />
        </Stack>
      )}
      {items.length > 0 && <OneCode gtin={gtin} lot={lot} />}
      {asked === 'all' && <ActivateAll {...activation} />}
      {asked !== undefined && asked !== 'all' && <ActivateOrder {...activation} range={asked} />}
    </Stack>
  );
}

/** What is neither active nor waits. */
const stoppedIn = (states: CodesInState[]) =>
  states.filter(({ state }) => state !== CodeState.Activated && !waits(state));

/** How many there are, and that some are too many where a correction took their packages away. */
function Counts({ counts }: { counts: CodeCounts }) {
  const { t, decimal } = useText();
  const number = (value: number) => decimal(String(value));
  const { codes, active, waiting, packages, states } = counts;
  return (
    <Stack gap="md">
      {packages !== undefined && active > packages && (
        <Alert color="red" variant="light" role="alert" title={t('codes.outnumber.title')}>
          {t('codes.outnumber', { active: number(active), packages: number(packages) })}
        </Alert>
      )}
      <Paper withBorder p="lg">
        <Facts
          facts={[
            [t('codes.counts.codes'), number(codes)],
            [t('codes.counts.active'), number(active)],
            [t('codes.counts.waiting'), number(waiting)],
            ...stoppedIn(states).map(({ state, codes }): [string, string] => [
              t(`codes.state.${state}`),
              number(codes),
            ]),
            [t('codes.counts.packages'), packages !== undefined && number(packages)],
          ]}
        />
        {packages !== undefined && (
          <Text size="sm" c="dimmed" mt="sm">
            {t('codes.counts.packages.hint')}
          </Text>
        )}
      </Paper>
    </Stack>
  );
}
