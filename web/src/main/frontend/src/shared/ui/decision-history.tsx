import { Paper, Stack, Text, Title } from '@mantine/core';
import type { Decision } from '../../generated/ingest';
import { useText } from '../text/text';
import { ProblemNotice, Waiting } from './states';

type Decisions = {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  data?: { items: Decision[] };
  refetch: () => void;
};

/** What offices decided, newest first; nothing is ever taken out of it. */
export function DecisionHistory({ decisions }: { decisions: Decisions }) {
  const { t } = useText();
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t('decisions.title')}</Title>
      {decisions.isError ? (
        <ProblemNotice problem={decisions.error} retry={decisions.refetch} />
      ) : !decisions.data ? (
        <Waiting for="decisions" />
      ) : decisions.data.items.length === 0 ? (
        <Text c="dimmed">{t('decisions.empty')}</Text>
      ) : (
        <Paper component="ul" withBorder px="lg" py={0} m={0} className="rows">
          {decisions.data.items.map((decision) => (
            <Row key={`${decision.kind} ${decision.decidedAt.toISOString()}`} decision={decision} />
          ))}
        </Paper>
      )}
    </Stack>
  );
}

function Row({ decision }: { decision: Decision }) {
  const { t, moment } = useText();
  return (
    <li>
      <Text fw={600}>{t(`decision.${decision.kind}`)}</Text>
      <Text>{decision.reason}</Text>
      <Text size="sm" c="dimmed">
        {t('decisions.by', { account: decision.account, at: moment(decision.decidedAt) })}
        {decision.findings &&
          decision.findings.length > 0 &&
          ` · ${t('decisions.findings', { count: decision.findings.length })}`}
      </Text>
    </li>
  );
}
