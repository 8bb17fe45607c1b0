import { Group, Paper, SimpleGrid, Stack, Tabs, Text, Title } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Coverage, CoverageList, Measure } from '../../generated/ingest';
import { useText } from '../../shared/text/text';
import { Empty, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { measures, useCoverage } from './api';
import { Communes } from './communes';
import { Beside, FunnelBars } from './funnel';
import { share } from './share';

export function CoveragePage() {
  const { t } = useText();
  const [address, setAddress] = useSearchParams();
  const shown = measures.find((each) => each === address.get('k')) ?? 'K1';
  return (
    <Stack gap="xl">
      <PageHead title={t('coverage.title')} text={t('coverage.intro')} />
      <Tabs value={shown} onChange={(k) => k && setAddress({ k })} keepMounted={false}>
        <Tabs.List aria-label={t('coverage.measures')} mb="xl">
          {measures.map((each) => (
            <Tabs.Tab key={each} value={each} fz="md" py="sm" px={{ base: 'xs', sm: 'md' }}>
              <b>{each}</b> · {t(`coverage.${each}.tab`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {measures.map((each) => (
          <Tabs.Panel key={each} value={each}>
            <Board measure={each} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

function Board({ measure }: { measure: Measure }) {
  const { t } = useText();
  const coverage = useCoverage(measure);
  return (
    <Stack gap="xl">
      <Stack gap={4} maw={680}>
        <Title order={2}>{t(`coverage.${measure}.title`)}</Title>
        <Text c="dimmed">{t(`coverage.${measure}.means`)}</Text>
      </Stack>
      {coverage.isPending ? (
        <Waiting for="coverage" />
      ) : coverage.isError ? (
        <ProblemNotice problem={coverage.error} retry={coverage.refetch} />
      ) : coverage.data.list ? (
        <Figures coverage={coverage.data} list={coverage.data.list} />
      ) : (
        <Empty title={t('coverage.empty.title')} text={t('coverage.empty.text')} />
      )}
    </Stack>
  );
}

function Figures({ coverage, list }: { coverage: Coverage; list: CoverageList }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Headline coverage={coverage} list={list} />
        <FunnelBars funnel={coverage.funnel} />
      </SimpleGrid>
      <Beside funnel={coverage.funnel} />
      <Communes communes={coverage.communes} />
    </>
  );
}

function Headline({ coverage, list }: { coverage: Coverage; list: CoverageList }) {
  const { t, day, moment } = useText();
  const { numerator, denominator } = coverage;
  const percent = share(numerator, denominator);
  const unit = t(`coverage.${coverage.measure}.unit`);
  return (
    <Paper withBorder p="xl">
      <Stack gap="lg" h="100%" justify="space-between">
        <Group align="baseline" gap="md">
          <Text fz={56} fw={700} lh={1} c="rice.8">
            {percent === undefined ? t('coverage.none') : `${numerator}/${denominator}`}
          </Text>
          <Text size="lg">
            {percent === undefined ? t('coverage.none.text') : t('coverage.share-of', { percent, unit })}
          </Text>
        </Group>
        <Stack gap={2}>
          <Text fw={600}>{t('coverage.list', { title: list.title })}</Text>
          <Text size="sm">
            {t('coverage.list.signed', {
              by: list.signedBy,
              signed: day(list.signedOn),
              cutoff: day(list.cutOffOn),
              entries: list.entries,
              unit,
            })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('coverage.computed', { at: moment(coverage.computedAt) })}
          </Text>
        </Stack>
      </Stack>
    </Paper>
  );
}
