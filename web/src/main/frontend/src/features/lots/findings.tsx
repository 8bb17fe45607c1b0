import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Finding, Trace } from '../../generated/ingest';
import { findingSentence, isGrowing, namesIn } from '../../shared/finding-text';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';

/** What the rules find wrong in the chain; the serious come first, as the server sends them. */
export function Findings({ trace }: { trace: Trace }) {
  const { t } = useText();
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t('finding.title')}</Title>
      {trace.findings.length === 0 ? (
        <Text c="dimmed">{t('finding.none')}</Text>
      ) : (
        <Paper component="ul" withBorder px="lg" py={0} m={0} className="rows">
          {trace.findings.map((finding) => (
            <li key={finding.key}>
              <OneFinding finding={finding} trace={trace} />
            </li>
          ))}
        </Paper>
      )}
    </Stack>
  );
}

function OneFinding({ finding, trace }: { finding: Finding; trace: Trace }) {
  const texts = useText();
  const { t, law } = texts;
  const serious = finding.severity === 'serious';
  const { lot } = finding;
  const here = lot.gtin === trace.lot.gtin && lot.lot === trace.lot.lot;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge color={serious ? 'red.9' : 'orange.9'} variant={serious ? 'filled' : 'outline'}>
          {t(`finding.${finding.severity}`)}
        </Badge>
        {finding.released && (
          <Badge color="rice.7" variant="outline">
            {t('finding.released')}
          </Badge>
        )}
      </Group>
      <Text fw={serious ? 600 : undefined}>
        {findingSentence(finding, namesIn(trace), texts, isGrowing(finding.lot, trace))}
      </Text>
      <Text size="sm" c="dimmed">
        {here ? (
          t('finding.this-lot')
        ) : (
          <Anchor component={Link} to={lotAddress(lot)} size="sm" underline="always">
            {t('finding.lot', { lot: lot.lot })}
          </Anchor>
        )}
        {' · '}
        {t('finding.article', { article: law(finding.article) })}
      </Text>
    </Stack>
  );
}
