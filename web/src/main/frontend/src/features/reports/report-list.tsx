import { Anchor, Button, Group, Image, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Report } from '../../generated/qr';
import { communeName } from '../../shared/communes';
import { useText } from '../../shared/text/text';
import { ProblemNotice, Waiting } from '../../shared/ui/states';
import { useErase, useReports } from './api';

/** What buyers wrote of one lot, the latest first. */
export function ReportList({ id }: { id: string }) {
  const { t } = useText();
  const reports = useReports(id, true);
  if (reports.isPending) return <Waiting for="reports" />;
  if (reports.isError) return <ProblemNotice problem={reports.error} retry={reports.refetch} />;
  return (
    <Stack component="ol" gap="lg" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('reports.list')}>
      {reports.data.items.map((report) => (
        <One key={report.id} of={id} report={report} />
      ))}
    </Stack>
  );
}

function One({ of, report }: { of: string; report: Report }) {
  const { t, moment } = useText();
  const photo = `/scan/api/reports/${of}/${report.id}/photo`;
  return (
    <Stack component="li" gap={4} style={{ overflowWrap: 'anywhere' }}>
      <Text fw={600}>{t(`report.reason.${report.reason}`)}</Text>
      {report.text && <Text style={{ whiteSpace: 'pre-line' }}>{report.text}</Text>}
      <Text size="sm" c="dimmed">
        {[moment(report.at), report.commune && t('report.bought', { commune: communeName(report.commune) })]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {report.serial && (
        <Text size="sm" c="dimmed">
          {t('report.serial', { serial: report.serial })}
        </Text>
      )}
      {report.photo && (
        <Anchor href={`${photo}?large=true`} target="_blank" rel="noreferrer">
          <Image src={photo} alt={t('report.photo')} fit="contain" mah={240} w="auto" maw="100%" radius="md" />
        </Anchor>
      )}
      {report.erased && <Text size="sm">{t('report.erased')}</Text>}
      {(report.text || report.photo) && <Erase of={of} report={report.id} />}
    </Stack>
  );
}

/** Nothing brings back what is erased, so it is asked once more. */
function Erase({ of, report }: { of: string; report: string }) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const erase = useErase(of);
  return (
    <Group gap="sm">
      <Button variant="default" size="xs" onClick={() => setAsked(true)}>
        {t('report.erase')}
      </Button>
      <Modal
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('report.erase')}
        closeButtonProps={{ 'aria-label': t('dialog.close') }}
        centered
      >
        <Stack gap="md">
          <Text>{t('report.erase.means')}</Text>
          {erase.isError && <ProblemNotice problem={erase.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('dialog.cancel')}
            </Button>
            <Button color="red.9" loading={erase.isPending} onClick={() => erase.mutate(report)}>
              {t('report.erase.now')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Group>
  );
}
