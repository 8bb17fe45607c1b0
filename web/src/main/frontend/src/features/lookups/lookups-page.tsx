import { Anchor, Paper, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Lookup } from '../../generated/ingest';
import { lotAddress } from '../../shared/lot-address';
import { officeOf } from '../../shared/office';
import { useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useLookups } from './api';

export function LookupsPage() {
  const { t } = useText();
  return (
    <Stack gap="xl">
      <PageHead title={t('lookups.title')} text={t('lookups.intro')} />
      <Log />
    </Stack>
  );
}

function Log() {
  const { t } = useText();
  const lookups = useLookups();
  if (lookups.isPending) return <Waiting for="lookups" />;
  if (lookups.isError) return <ProblemNotice problem={lookups.error} retry={lookups.refetch} />;
  const all = lookups.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <Empty title={t('lookups.empty.title')} text={t('lookups.empty.text')} />;
  return (
    <Stack gap="md">
      <Paper withBorder>
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing="sm" horizontalSpacing="lg">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('lookups.at')}</Table.Th>
                <Table.Th>{t('lookups.who')}</Table.Th>
                <Table.Th>{t('lookups.role')}</Table.Th>
                <Table.Th>{t('lookups.lot')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((lookup) => (
                <Row
                  key={`${lookup.at.toISOString()} ${lookup.account} ${lookup.gtin} ${lookup.lot}`}
                  lookup={lookup}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      <More of={lookups} />
    </Stack>
  );
}

function Row({ lookup }: { lookup: Lookup }) {
  const texts = useText();
  const { t, moment } = texts;
  return (
    <Table.Tr>
      <Table.Td>{moment(lookup.at)}</Table.Td>
      <Table.Td>
        {lookup.displayName ?? lookup.account}
        {lookup.displayName && (
          <Text size="sm" c="dimmed">
            {lookup.account}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{officeOf(lookup, texts)}</Table.Td>
      <Table.Td>
        <Anchor component={Link} to={lotAddress(lookup)}>
          {lookup.productName ?? lookup.gtin} · {t('chain.lot')} {lookup.lot}
        </Anchor>
      </Table.Td>
    </Table.Tr>
  );
}
