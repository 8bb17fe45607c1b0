import { Anchor, Paper, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Holding } from '../../generated/ingest';
import { useHoldings } from '../../shared/goods';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { Empty, More, ProblemNotice, Waiting } from '../../shared/ui/states';

/** What a party has in hand by its own entries, also of lots that others made. */
export function HoldingsList({ partyGln }: { partyGln: string | undefined }) {
  const { t } = useText();
  const holdings = useHoldings(partyGln);
  if (holdings.isPending) return <Waiting for="holdings" />;
  if (holdings.isError) return <ProblemNotice problem={holdings.error} retry={holdings.refetch} />;
  const all = holdings.data.pages.flatMap((page) => page.items);
  if (all.length === 0 && !holdings.hasNextPage)
    return <Empty title={t('holdings.empty.title')} text={t('holdings.empty.text')} />;
  return (
    <Stack gap="md" align="stretch">
      {all.length > 0 && <HoldingTable holdings={all} />}
      <More of={holdings} />
    </Stack>
  );
}

function HoldingTable({ holdings }: { holdings: Holding[] }) {
  const { t, moment, decimal } = useText();
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={300}>
        <Table verticalSpacing="md" horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lot.number')}</Table.Th>
              <Table.Th>{t('lot.product')}</Table.Th>
              <Table.Th>{t('holdings.amount')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('holdings.owner')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('holdings.last')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {holdings.map((each) => (
              <Table.Tr key={`${each.gtin} ${each.lot}`}>
                <Table.Td>
                  <Anchor component={Link} to={lotAddress(each)} fw={600} className="one-line">
                    {each.lot}
                  </Anchor>
                </Table.Td>
                <Table.Td>{each.productName ?? t('lot.unnamed')}</Table.Td>
                <Table.Td>
                  {each.amounts.length === 0 && <Text c="dimmed">{t('holdings.unknown')}</Text>}
                  {each.amounts.map(({ value, unit }) => (
                    <Text key={unit}>{`${decimal(value)} ${t(`unit.${unit}`)}`}</Text>
                  ))}
                </Table.Td>
                <Table.Td visibleFrom="sm">{each.ownerName ?? '–'}</Table.Td>
                <Table.Td visibleFrom="sm">{moment(each.lastEntryAt)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
