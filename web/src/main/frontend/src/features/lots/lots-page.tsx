import { Anchor, Button, Paper, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Lot } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import { lotAddress } from '../../shared/lot-address';
import { actsForParty, isOfficer } from '../../shared/roles';
import { useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useLots } from './api';
import { FindLot } from './find-lot';

/** A party comes for its own lots, an office for the one lot at hand: each finds that first. */
export function LotsPage() {
  const { t } = useText();
  const session = useSession().data;
  const officer = isOfficer(session);
  return (
    <Stack gap="xl">
      <PageHead title={t('lots.title')} text={t(officer ? 'lots.officer.intro' : 'lots.intro')}>
        {actsForParty(session) && (
          <Button component={Link} to="/lots/new">
            {t('lots.register')}
          </Button>
        )}
      </PageHead>
      {officer && <FindLot />}
      <Lots emptyText={t(officer ? 'lots.officer.empty.text' : 'lots.empty.text')} />
      {!officer && <FindLot />}
    </Stack>
  );
}

function Lots({ emptyText }: { emptyText: string }) {
  const { t } = useText();
  const lots = useLots();
  if (lots.isPending) return <Waiting for="lots" />;
  if (lots.isError) return <ProblemNotice problem={lots.error} retry={lots.refetch} />;
  const all = lots.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <Empty title={t('lots.empty.title')} text={emptyText} />;
  return (
    <Stack gap="md" align="stretch">
      <LotTable lots={all} />
      <More of={lots} />
    </Stack>
  );
}

function LotTable({ lots }: { lots: Lot[] }) {
  const { t, day, decimal } = useText();
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="md" horizontalSpacing="lg" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lot.number')}</Table.Th>
              <Table.Th>{t('lot.product')}</Table.Th>
              <Table.Th>{t('lot.owner')}</Table.Th>
              <Table.Th>{t('lot.produced')}</Table.Th>
              <Table.Th>{t('lot.planned')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lots.map((lot) => (
              <Table.Tr key={`${lot.gtin} ${lot.lot}`}>
                <Table.Td>
                  <Anchor component={Link} to={lotAddress(lot)} fw={600}>
                    {lot.lot}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Text>{lot.productName ?? t('lot.unnamed')}</Text>
                  {lot.origin === 'events-only' && (
                    <Text size="sm" c="dimmed">
                      {t('lot.events-only')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{lot.ownerName ?? '–'}</Table.Td>
                <Table.Td>{lot.producedOn ? day(lot.producedOn) : '–'}</Table.Td>
                <Table.Td>
                  {lot.plannedQuantity
                    ? `${decimal(lot.plannedQuantity.value)} ${t(`unit.${lot.plannedQuantity.unit}`)}`
                    : '–'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
