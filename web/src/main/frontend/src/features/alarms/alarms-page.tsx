import { Alert, Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { AlarmRule } from '../../generated/qr';
import { useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { AlarmCard } from './alarm-card';
import { useAlarms } from './api';

const rules = Object.values(AlarmRule);

/** What scans give away, with what it rests on. */
export function AlarmsPage() {
  const { t } = useText();
  const [open, setOpen] = useState(true);
  const [rule, setRule] = useState<AlarmRule>();
  return (
    <Stack gap="lg">
      <PageHead title={t('alarms.title')} text={t('alarms.intro')} />
      <Group gap="md" align="flex-end">
        <SegmentedControl
          aria-label={t('alarms.state')}
          value={open ? 'open' : 'closed'}
          onChange={(chosen) => setOpen(chosen === 'open')}
          data={[
            { value: 'open', label: t('alarms.state.open') },
            { value: 'closed', label: t('alarms.state.closed') },
          ]}
        />
        <NativeSelect
          label={t('alarms.rule')}
          value={rule ?? ''}
          onChange={({ currentTarget }) => setRule(rules.find((each) => each === currentTarget.value))}
          data={[
            { value: '', label: t('alarms.rule.all') },
            ...rules.map((each) => ({ value: each, label: t(`alarm.rule.${each}`) })),
          ]}
        />
      </Group>
      <List key={`${open} ${rule}`} open={open} rule={rule} />
    </Stack>
  );
}

function List({ open, rule }: { open: boolean; rule?: AlarmRule }) {
  const { t } = useText();
  const alarms = useAlarms(open, rule);
  const [closed, setClosed] = useState<string>();
  if (alarms.isPending) return <Waiting for="alarms" />;
  if (alarms.isError) return <ProblemNotice problem={alarms.error} retry={alarms.refetch} />;
  const all = alarms.data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="md">
      {closed && (
        <Alert color="green" variant="light" role="status">
          {t('alarms.closed', { name: closed })}
        </Alert>
      )}
      {all.length === 0 && !alarms.hasNextPage && (
        <Empty title={t(open ? 'alarms.empty.open' : 'alarms.empty.closed')} text={t('alarms.empty.text')} />
      )}
      {all.map((alarm) => (
        <AlarmCard key={`${alarm.id} ${alarm.lastAt.toISOString()}`} alarm={alarm} onClosed={setClosed} />
      ))}
      <More of={alarms} />
    </Stack>
  );
}
