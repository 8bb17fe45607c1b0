import { Alert, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { ReportState } from '../../generated/qr';
import { useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useReportedGoods } from './api';
import { GoodsCard } from './goods-card';

const states = [ReportState.Open, ReportState.Few, ReportState.Closed];

/** Lots of which buyers say that the goods are not what their code says. */
export function ReportsPage() {
  const { t } = useText();
  const [state, setState] = useState<ReportState>(ReportState.Open);
  return (
    <Stack gap="lg">
      <PageHead title={t('reports.title')} text={t('reports.intro')} />
      <SegmentedControl
        aria-label={t('reports.state')}
        value={state}
        onChange={(chosen) => setState(chosen as ReportState)}
        data={states.map((each) => ({ value: each, label: t(`reports.state.${each}`) }))}
        style={{ alignSelf: 'flex-start' }}
      />
      <List key={state} state={state} />
    </Stack>
  );
}

function List({ state }: { state: ReportState }) {
  const { t } = useText();
  const goods = useReportedGoods(state);
  const [closed, setClosed] = useState<string>();
  if (goods.isPending) return <Waiting for="reports" />;
  if (goods.isError) return <ProblemNotice problem={goods.error} retry={goods.refetch} />;
  const all = goods.data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="md">
      {closed && (
        <Alert color="green" variant="light" role="status">
          {t('reports.closed', { name: closed })}
        </Alert>
      )}
      {all.length === 0 && !goods.hasNextPage && (
        <Empty title={t(`reports.empty.${state}`)} text={t('reports.empty.text')} />
      )}
      {all.map((each) => (
        <GoodsCard key={`${each.id} ${each.lastAt.toISOString()}`} goods={each} onClosed={setClosed} />
      ))}
      <More of={goods} />
    </Stack>
  );
}
