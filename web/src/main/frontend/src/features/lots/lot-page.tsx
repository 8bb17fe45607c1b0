import { Alert, Anchor, Button, Group, Paper, Stack, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { Lot, Trace } from '../../generated/ingest';
import { useActing } from '../../shared/acting';
import { statusOf } from '../../shared/api/problem';
import { useDeliveries } from '../../shared/goods';
import { lotAddress } from '../../shared/lot-address';
import { isInternalNumber } from '../../shared/numbering';
import { useText } from '../../shared/text/text';
import { DecisionHistory } from '../../shared/ui/decision-history';
import { Facts, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useListsCodes } from '../../shared/use-lists-codes';
import { useLot } from '../../shared/use-lot';
import { useLotDecisions, useTrace } from './api';
import { Chain } from './chain';
import { DiaryForm } from './diary-form';
import { Findings } from './findings';
import { RecallButton, Standing } from './standing';

export function LotPage() {
  const { t } = useText();
  const { gtin = '', lot = '' } = useParams();
  const known = useLot(gtin, lot);
  const trace = useTrace(gtin, lot);
  const decisions = useLotDecisions(gtin, lot);
  const acting = useActing();
  if (known.isPending || (known.isError && trace.isPending)) return <Waiting for="lot" />;
  if (known.isError && statusOf(known.error) === 404) {
    if (trace.isError) return <ProblemNotice problem={trace.error} retry={trace.refetch} />;
    if (trace.data && trace.data.steps.length > 0) return <UnregisteredLot lot={lot} trace={trace.data} />;
  }
  if (known.isError) return <ProblemNotice problem={known.error} retry={known.refetch} />;
  return (
    <Stack gap="xl">
      <PageHead title={lot} text={known.data.productName ?? t('lot.unnamed')}>
        <Group gap="sm">
          {acting.length > 0 && (
            <Button component="a" href="#diary">
              {t('diary.title')}
            </Button>
          )}
          {acting.some(({ gln }) => gln === known.data.ownerGln) && (
            <Button component={Link} to={`${lotAddress({ gtin, lot })}/change`} variant="default">
              {t('lot.change')}
            </Button>
          )}
          <CodesButton lot={known.data} />
        </Group>
      </PageHead>
      <WaitsForReceipt lot={known.data} />
      {trace.data && <Standing trace={trace.data} />}
      {trace.data && <Findings trace={trace.data} />}
      <LotFacts lot={known.data} />
      <Stack component="section" gap="md">
        <Title order={2}>{t('chain.title')}</Title>
        {trace.isPending ? (
          <Waiting for="trace" />
        ) : trace.isError ? (
          <ProblemNotice problem={trace.error} retry={trace.refetch} />
        ) : (
          <Chain trace={trace.data} />
        )}
      </Stack>
      <DecisionHistory decisions={decisions} />
      {trace.data && <RecallButton trace={trace.data} />}
      <DiaryForm key={`${gtin} ${lot}`} lot={known.data} />
    </Stack>
  );
}

/** What partners' software recorded of a lot that nobody registered: a shipment may lead here. */
function UnregisteredLot({ lot, trace }: { lot: string; trace: Trace }) {
  const { t } = useText();
  const product = trace.nodes.find(({ generation }) => generation === 0)?.productName;
  return (
    <Stack gap="xl">
      <PageHead title={lot} text={product ?? t('lot.unnamed')} />
      <Alert color="yellow" role="status" title={t('lot.events-only')}>
        <Stack gap="xs">
          {t('lot.register-it')}
          <Anchor component={Link} to="/lots/new" fw={600} underline="always">
            {t('lots.register')}
          </Anchor>
        </Stack>
      </Alert>
      <Standing trace={trace} />
      <Findings trace={trace} />
      <Stack component="section" gap="md">
        <Title order={2}>{t('chain.title')}</Title>
        <Chain trace={trace} />
      </Stack>
    </Stack>
  );
}

/** The other side recorded its half: this lot's page is where its label leads, so it says where the other half is. */
function WaitsForReceipt({ lot: { gtin, lot } }: { lot: Lot }) {
  const { t } = useText();
  const deliveries = useDeliveries('incoming', useActing()[0]?.gln);
  const waiting = deliveries.data?.pages
    .flatMap((page) => page.items)
    .find(({ lots }) => lots.some((each) => each.gtin === gtin && each.lot === lot));
  if (deliveries.isError) return <ProblemNotice problem={deliveries.error} retry={deliveries.refetch} />;
  if (!waiting) return null;
  return (
    <Alert color="yellow" role="status" title={t('lot.waits', { name: waiting.fromName ?? waiting.fromGln })}>
      <Anchor component={Link} to="/deliveries" fw={600} underline="always">
        {t('lots.waiting.open')}
      </Anchor>
    </Alert>
  );
}

/** Only for those who may list the lot's codes. */
function CodesButton({ lot }: { lot: Lot }) {
  const { t } = useText();
  if (!useListsCodes(lot)) return null;
  return (
    <Button component={Link} to={`${lotAddress(lot)}/codes`} variant="default">
      {t('lot.codes')}
    </Button>
  );
}

function LotFacts({ lot }: { lot: Lot }) {
  const { t, day, decimal } = useText();
  const facts: [string, string | undefined][] = [
    [t(isInternalNumber(lot.gtin) ? 'lot.internal' : 'lot.gtin'), lot.gtin],
    [t('lot.owner'), lot.ownerName],
    [t('lot.place'), lot.placeName],
    [
      t('lot.planned'),
      lot.plannedQuantity && `${decimal(lot.plannedQuantity.value)} ${t(`unit.${lot.plannedQuantity.unit}`)}`,
    ],
    [t('lot.produced'), lot.producedOn && day(lot.producedOn)],
    [t('lot.expires'), lot.expiresOn && day(lot.expiresOn)],
  ];
  return (
    <Paper withBorder p="lg">
      {lot.origin === 'events-only' && (
        <Alert color="yellow" mb="md">
          {t('lot.events-only')}
        </Alert>
      )}
      <Facts facts={facts} />
    </Paper>
  );
}
