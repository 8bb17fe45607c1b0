import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Alarm, Scan } from '../../generated/qr';
import { useSession } from '../../shared/api/session';
import { calendarDay } from '../../shared/input';
import { lotAddress } from '../../shared/lot-address';
import { isOfficer } from '../../shared/roles';
import { useText } from '../../shared/text/text';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { useClose } from './api';

/** One alarm: what was seen, by which rule, and the scans that it rests on. */
export function AlarmCard({ alarm, onClosed }: { alarm: Alarm; onClosed: (name: string) => void }) {
  const { t, moment, day, decimal } = useText();
  const office = isOfficer(useSession().data);
  const { gtin, lot, serial, place, evidence } = alarm;
  const name = serial ? t('alarm.code', { serial }) : (place?.name ?? '');
  return (
    <Paper component="article" withBorder p={{ base: 'md', xs: 'lg' }}>
      <Stack gap="sm" style={{ overflowWrap: 'anywhere' }}>
        <Group justify="space-between" align="flex-start" gap="md">
          <div style={{ minWidth: 0 }}>
            <Title order={2} size="h4">
              {t(`alarm.rule.${alarm.rule}`)}
            </Title>
            <Text>{name}</Text>
          </div>
          {alarm.suspectsCopy && alarm.open && (
            <Badge color="red.9" variant="outline" h="auto" styles={{ label: { whiteSpace: 'normal' } }}>
              {t('alarm.on-page')}
            </Badge>
          )}
        </Group>
        <Text>{t(`alarm.evidence.${alarm.rule}`, inWords(evidence, day, decimal))}</Text>
        <Text size="sm" c="dimmed">
          {t('alarm.places', { scans: evidence.scans ?? '0', withPlace: evidence.withPlace ?? '0' })}{' '}
          {t('alarm.last', { at: moment(alarm.lastAt) })}
        </Text>
        <details>
          <summary>{t('alarm.scans', { count: alarm.scans.length })}</summary>
          <Stack component="ol" gap={4} mt="xs" mb={0}>
            {alarm.scans.map((scan) => (
              <li key={scan.id}>
                <OneScan scan={scan} />
              </li>
            ))}
          </Stack>
        </details>
        {alarm.closings.map(({ at, by, reason }) => (
          <Text size="sm" key={at.toISOString()}>
            {t('reports.closing', { at: moment(at), reason })} {by && t('reports.closing.by', { by })}
          </Text>
        ))}
        <Group gap="sm">
          {office && alarm.open && <Close alarm={alarm} name={name} onClosed={() => onClosed(name)} />}
          {gtin && lot && (
            <Anchor component={Link} to={`${lotAddress({ gtin, lot })}/codes`}>
              {t('alarm.lot', { lot })}
            </Anchor>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

/** Fractions and days of the calendar as people write them. */
function inWords(evidence: Alarm['evidence'], day: (day: Date) => string, decimal: (value: string) => string) {
  const told = ([name, value]: [string, string]) => [
    name,
    /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(calendarDay(value)) : /^\d+\.\d+$/.test(value) ? decimal(value) : value,
  ];
  return Object.fromEntries(Object.entries(evidence).map(told));
}

function OneScan({ scan: { time, place, serial } }: { scan: Scan }) {
  const { t, moment } = useText();
  const where = place && (place.name || t('alarm.field', { north: place.latitude, east: place.longitude }));
  const told = place && t(place.source === 'told' ? 'alarm.place.told' : 'alarm.place.range', { place: where ?? '' });
  return <>{[moment(time), told ?? t('alarm.place.none'), serial].filter(Boolean).join(' · ')}</>;
}

function Close({ alarm, name, onClosed }: { alarm: Alarm; name: string; onClosed: () => void }) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const close = useClose(alarm, onClosed);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('alarm.close')}</Button>
      {asked && (
        <ReasonDialog
          title={t('alarm.close')}
          text={t(alarm.suspectsCopy ? 'alarm.close.copy' : 'alarm.close.means')}
          decision={close}
          onClose={() => setAsked(false)}
        >
          <Text fw={650}>{name}</Text>
        </ReasonDialog>
      )}
    </>
  );
}
