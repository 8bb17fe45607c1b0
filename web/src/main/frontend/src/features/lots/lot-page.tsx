import { Alert, Button, Group, Paper, Stack, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { Lot } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
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
  const partyGln = useSession().data?.partyGln;
  if (known.isPending) return <Waiting for="lot" />;
  if (known.isError) return <ProblemNotice problem={known.error} retry={known.refetch} />;
  return (
    <Stack gap="xl">
      <PageHead title={lot} text={known.data.productName ?? t('lot.unnamed')}>
        <Group gap="sm">
          {partyGln && partyGln === known.data.ownerGln && (
            <Button component={Link} to={`${lotAddress({ gtin, lot })}/change`} variant="default">
              {t('lot.change')}
            </Button>
          )}
          <CodesButton lot={known.data} />
        </Group>
      </PageHead>
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
      {partyGln && <DiaryForm key={`${gtin} ${lot}`} lot={known.data} partyGln={partyGln} />}
    </Stack>
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
