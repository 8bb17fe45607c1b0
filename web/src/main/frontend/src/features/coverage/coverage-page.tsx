import { Box, Group, Paper, Progress, Stack, Table, Text, Title } from '@mantine/core';
import type { CommuneCoverage, ProductCoverage } from '../../generated/ingest';
import { useText } from '../../shared/text/text';
import { Empty, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useProductCoverage } from './api';
import { share } from './share';

export function CoveragePage() {
  const { t } = useText();
  return (
    <Stack gap="xl">
      <PageHead title={t('coverage.title')} text={t('coverage.intro')} />
      <Board />
    </Stack>
  );
}

function Board() {
  const { t } = useText();
  const coverage = useProductCoverage();
  if (coverage.isPending) return <Waiting for="coverage" />;
  if (coverage.isError) return <ProblemNotice problem={coverage.error} retry={coverage.refetch} />;
  if (!coverage.data.list) return <Empty title={t('coverage.empty.title')} text={t('coverage.empty.text')} />;
  return (
    <>
      <Headline coverage={coverage.data} />
      <Communes communes={coverage.data.communes} />
    </>
  );
}

function Headline({ coverage }: { coverage: ProductCoverage }) {
  const { t, day, moment } = useText();
  const { list, numerator, denominator } = coverage;
  const percent = share(numerator, denominator);
  return (
    <Paper withBorder p="xl">
      <Stack gap="md">
        <Group align="baseline" gap="md">
          <Text fz={56} fw={700} lh={1} c="rice.8">
            {percent === undefined ? t('coverage.none') : `${percent}%`}
          </Text>
          <Text size="xl">{t('coverage.products', { numerator, denominator })}</Text>
        </Group>
        <Progress value={percent ?? 0} size="lg" aria-label={t('coverage.share')} />
        <Stack gap={2}>
          {list && (
            <Text size="sm">
              {t('coverage.list', {
                title: list.title,
                by: list.signedBy,
                signed: day(list.signedOn),
                cutoff: day(list.cutOffOn),
                entries: list.entries,
              })}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t('coverage.computed', { at: moment(coverage.computedAt) })}
          </Text>
        </Stack>
      </Stack>
    </Paper>
  );
}

function Communes({ communes }: { communes: CommuneCoverage[] }) {
  const { t } = useText();
  return (
    <Stack gap="md">
      <Title order={2}>{t('coverage.communes')}</Title>
      <Paper withBorder>
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing="md" horizontalSpacing="lg">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('coverage.commune')}</Table.Th>
                <Table.Th>{t('coverage.share')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {communes.map((commune) => (
                <Commune key={commune.communeCode} commune={commune} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </Stack>
  );
}

function Commune({ commune }: { commune: CommuneCoverage }) {
  const { t } = useText();
  const percent = share(commune.numerator, commune.denominator);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={600}>
        {commune.communeName}
      </Table.Th>
      <Table.Td>
        <Text fw={600}>{percent === undefined ? t('coverage.none') : `${percent}%`}</Text>
        <Text size="sm">
          {t('coverage.products', { numerator: commune.numerator, denominator: commune.denominator })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Missing commune={commune} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The names behind the figure: who is missing, and which step. */
function Missing({ commune }: { commune: CommuneCoverage }) {
  const { t } = useText();
  if (commune.missing.length === 0) return <Text c="dimmed">{t('coverage.complete')}</Text>;
  return (
    <details>
      <summary>{t('coverage.missing', { count: commune.missing.length })}</summary>
      <Stack component="ul" gap="xs" mt="sm" pl="md">
        {commune.missing.map((product) => (
          <Box component="li" key={`${product.gtin} ${product.productName} ${product.partyName}`}>
            <Text fw={600}>{product.productName}</Text>
            <Text size="sm">
              {product.partyName} · {t(`step.${product.step}`)}
            </Text>
          </Box>
        ))}
      </Stack>
    </details>
  );
}
