import { Paper, Stack, Text, Title } from '@mantine/core';
import type { Decision } from '../../generated/ingest';
import { officeOf } from '../office';
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
  const texts = useText();
  const { t, moment } = texts;
  const { displayName, account } = decision;
  // offices know each other by name; whoever is of none reads which office it was
  const name = displayName ?? (decision.role ? undefined : account);
  const office = officeOf(decision, texts);
  return (
    <li>
      <Text fw={600}>{t(`decision.${decision.kind}`)}</Text>
      <Text>{decision.reason}</Text>
      <Text size="sm" c="dimmed">
        {t('decisions.by', {
          who: !name ? office : name.startsWith(office) ? name : t('decisions.who', { name, office }),
          at: moment(decision.decidedAt),
        })}
        {decision.findings &&
          decision.findings.length > 0 &&
          ` · ${t('decisions.findings', { count: decision.findings.length })}`}
      </Text>
    </li>
  );
}
