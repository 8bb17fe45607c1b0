import { Alert, Stack, Text } from '@mantine/core';
import type { Isolation } from '../../generated/ingest';
import { isoDay } from '../../shared/input';
import { useText } from '../../shared/text/text';

/** Said before a harvest is entered; it never stands in the way of one that happened. */
export function IsolationNotice({ isolation, when }: { isolation: Isolation; when: string }) {
  const { t, day } = useText();
  const { earliestHarvestOn, unknown } = isolation;
  if (!earliestHarvestOn && unknown.length === 0) return null;
  const tooEarly = earliestHarvestOn !== undefined && when.slice(0, 10) < isoDay(earliestHarvestOn);
  return (
    <Alert color={tooEarly ? 'red' : 'yellow'} title={t('isolation.title')} role="status">
      <Stack gap={4}>
        {earliestHarvestOn && <Text fw={600}>{t('isolation.earliest', { day: day(earliestHarvestOn) })}</Text>}
        {tooEarly && <Text>{t('isolation.too-early')}</Text>}
        {unknown.length > 0 && <Text>{t('isolation.unknown', { products: unknown.join(', ') })}</Text>}
      </Stack>
    </Alert>
  );
}
