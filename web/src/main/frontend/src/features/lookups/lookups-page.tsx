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
  const all = visits(lookups.data.pages.flatMap((page) => page.items));
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
                <Table.Th>{t('lookups.subject')}</Table.Th>
                <Table.Th>{t('lookups.what')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((visit) => (
                <Row key={visit.key} visit={visit} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      <More of={lookups} />
    </Stack>
  );
}

const whatThereIs = ['lot', 'chain', 'codes', 'decisions', 'reports'] as const;

type Visit = { key: string; last: Lookup; what: NonNullable<Lookup['what']>[] };

const subjectOf = ({ gtin, lot, partyGln }: Lookup) => partyGln ?? `${gtin}/${lot}`;
const minuteOf = ({ at }: Lookup) => Math.floor(at.getTime() / 60_000);

/** One page reads several things of a lot: lines of one minute about one subject are read as one. */
export function visits(lookups: Lookup[]): Visit[] {
  const found: Visit[] = [];
  lookups.forEach((lookup, position) => {
    const visit = found.at(-1);
    const same =
      visit &&
      visit.last.account === lookup.account &&
      subjectOf(visit.last) === subjectOf(lookup) &&
      minuteOf(visit.last) === minuteOf(lookup);
    if (!same) found.push({ key: String(position), last: lookup, what: lookup.what ? [lookup.what] : [] });
    else if (lookup.what && !visit.what.includes(lookup.what)) visit.what.push(lookup.what);
  });
  return found;
}

function Row({ visit: { last, what } }: { visit: Visit }) {
  const texts = useText();
  const { t, moment } = texts;
  return (
    <Table.Tr>
      <Table.Td>{moment(last.at)}</Table.Td>
      <Table.Td>
        {last.displayName ?? last.account}
        {last.displayName && (
          <Text size="sm" c="dimmed">
            {last.account}
          </Text>
        )}
        <Text size="sm">{officeOf(last, texts)}</Text>
      </Table.Td>
      <Table.Td>
        <Subject lookup={last} />
      </Table.Td>
      <Table.Td>
        {whatThereIs
          .filter((each) => what.includes(each))
          .map((each) => t(`lookups.what.${each}`))
          .join(', ') || '–'}
      </Table.Td>
    </Table.Tr>
  );
}

function Subject({ lookup: { gtin, lot, productName, partyGln, partyName } }: { lookup: Lookup }) {
  const { t } = useText();
  return gtin && lot ? (
    <Anchor component={Link} to={lotAddress({ gtin, lot })}>
      {productName ?? gtin} · {t('chain.lot')} {lot}
    </Anchor>
  ) : (
    <Anchor component={Link} to={`/establishments/${partyGln}`}>
      {partyName ?? partyGln}
    </Anchor>
  );
}
