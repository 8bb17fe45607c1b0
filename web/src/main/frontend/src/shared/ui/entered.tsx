import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { type EventReceipt, EventState, type Finding, JobState } from '../../generated/ingest';
import { useJob } from '../enter';
import { findingSentence, type Names } from '../finding-text';
import { useText } from '../text/text';

/** An entry that was sent: recorded, or on its way there; and whether it could be looked at before. */
export function Entered({ receipt, unlooked }: { receipt: EventReceipt; unlooked: boolean }) {
  const { t } = useText();
  return (
    <Stack gap="xs">
      {receipt.state === EventState.Recorded ? <Recorded /> : <Accepted job={receipt.job} />}
      {unlooked && <Alert color="yellow">{t('foreseen.unlooked')}</Alert>}
    </Stack>
  );
}

function Recorded() {
  const { t } = useText();
  return <Alert role="status">{t('diary.recorded')}</Alert>;
}

function Accepted({ job: address }: { job?: string }) {
  const { t } = useText();
  const job = useJob(address);
  if (job.data?.state === JobState.Finished) return <Recorded />;
  if (job.data?.state === JobState.Failed)
    return (
      <Alert color="red" role="alert">
        {t('problem.later')}
      </Alert>
    );
  return (
    <Alert color="yellow" role="status">
      {t('diary.accepted')}
    </Alert>
  );
}

type Warned = { findings: Finding[]; names: Names; busy: boolean; onSure: () => void; onBack: () => void };

/** Said before an entry is kept that would hold a lot; it never stands in the way of what happened. */
export function Foreseen({ findings, names, busy, onSure, onBack }: Warned) {
  const texts = useText();
  const { t } = texts;
  return (
    <Alert color="red" role="alert" title={t('foreseen.title')}>
      <Stack gap="sm">
        <List>
          {findings.map((finding) => (
            <List.Item key={finding.key}>
              {t('finding.lot', { lot: finding.lot.lot })}: {findingSentence(finding, names, texts)}
            </List.Item>
          ))}
        </List>
        <Text>{t('foreseen.text')}</Text>
        <Group gap="sm">
          <Button variant="default" onClick={onBack}>
            {t('foreseen.back')}
          </Button>
          <Button color="red.9" loading={busy} onClick={onSure}>
            {t('foreseen.sure')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
