import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { CodeRange } from '../../generated/qr';
import { StateBadge, waits } from '../../shared/codes/state-badge';
import { Changes, StateButtons } from '../../shared/codes/state-change';
import { TableLinks } from '../../shared/codes/table-links';
import { useText } from '../../shared/text/text';
import { lastOf, orderAddress, useChangeRange } from './api';

/** What a range of codes is called: by its numbers, which are the same wherever it stands. */
export function useOrderName() {
  const { t, decimal } = useText();
  return (range: CodeRange) =>
    t('codes.order', { first: decimal(String(range.first)), last: decimal(String(lastOf(range))) });
}

/** One order of codes: how far it has come, and what can be done with it. */
export function OrderRow({ range, onActivate }: { range: CodeRange; onActivate?: () => void }) {
  const { t, moment, decimal } = useText();
  const name = useOrderName()(range);
  const change = useChangeRange(range);
  return (
    <Paper component="li" withBorder p="md" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text fw={650}>{name}</Text>
          <StateBadge state={range.state} />
        </Group>
        <Text size="sm">
          {t('codes.count-of', { count: decimal(String(range.count)) })}
          {range.spoiled > 0 && ` · ${t('codes.spoiled', { count: decimal(String(range.spoiled)) })}`}
        </Text>
        <Text size="sm" c="dimmed">
          {t('codes.issued-at', { at: moment(range.issuedAt) })}
          {range.activatedAt && ` · ${t('codes.activated-at', { at: moment(range.activatedAt) })}`}
        </Text>
        <Group gap="sm">
          <Button component={Link} to={`?order=${range.first}`} size="sm" aria-label={`${t('codes.labels')}, ${name}`}>
            {t('codes.labels')}
          </Button>
          <TableLinks at={orderAddress(range)} of={name} />
          {waits(range.state) && onActivate && (
            <Button variant="default" size="sm" onClick={onActivate} aria-label={`${t('codes.activate')}, ${name}`}>
              {t('codes.activate')}
            </Button>
          )}
          <StateButtons next={range.next} of={name} change={change} />
        </Group>
        {range.changes && <Changes changes={range.changes} />}
      </Stack>
    </Paper>
  );
}
