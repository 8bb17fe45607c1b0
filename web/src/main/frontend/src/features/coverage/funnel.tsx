import { Box, Group, Paper, SimpleGrid, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { Funnel } from '../../generated/ingest';
import { useText } from '../../shared/text/text';
import styles from './funnel.module.css';

const stages = ['listed', 'registered', 'active', 'complete'] as const;

const width = (part: number, whole: number) => `${whole === 0 ? 0 : (100 * part) / whole}%`;

/** How far those on the list have come. The numbers are the text; the bars only show them again. */
export function FunnelBars({ funnel }: { funnel: Funnel }) {
  const { t } = useText();
  return (
    <Paper withBorder p="xl">
      <Title order={3} size="h4" mb="md">
        {t('coverage.funnel')}
      </Title>
      <ol className={styles.funnel}>
        {stages.map((stage) => (
          <li key={stage}>
            <Group justify="space-between" gap="sm" wrap="nowrap">
              <Text>{t(`coverage.funnel.${stage}`)}</Text>
              <Text fw={700}>{funnel[stage]}</Text>
            </Group>
            <div className={styles.track} aria-hidden>
              <Box className={styles[stage]} w={width(funnel[stage], funnel.listed)} />
            </div>
          </li>
        ))}
      </ol>
    </Paper>
  );
}

/** What stands beside the funnel, and why it is not in the share. */
export function Beside({ funnel }: { funnel: Funnel }) {
  const { t } = useText();
  const beside = [
    ['one-sided', funnel.oneSided],
    ['open', funnel.open],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      {beside.map(([what, count]) => (
        <Paper key={what} withBorder p="lg">
          <Group align="baseline" gap="sm">
            <Text fz="h2" fw={700} lh={1}>
              {count}
            </Text>
            <Title order={3} size="h5">
              {t(`coverage.${what}`)}
            </Title>
          </Group>
          <Text size="sm" mt={4}>
            {t(`coverage.${what}.text`)}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

/** The funnel of one commune in a line: each bar lies within the one before. */
export function SmallFunnel({ funnel }: { funnel: Funnel }) {
  const { t } = useText();
  return (
    <Stack gap={4}>
      <div className={styles.nested} aria-hidden>
        {stages.map((stage) => (
          <Box key={stage} className={styles[stage]} w={width(funnel[stage], funnel.listed)} />
        ))}
      </div>
      <Text size="sm" aria-hidden>
        {stages.map((stage) => funnel[stage]).join(' → ')}
      </Text>
      <VisuallyHidden>
        {t('coverage.funnel.short', {
          listed: funnel.listed,
          registered: funnel.registered,
          active: funnel.active,
          complete: funnel.complete,
        })}
      </VisuallyHidden>
    </Stack>
  );
}
