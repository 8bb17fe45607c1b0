import { Alert, Anchor, Badge, Group, List, Paper, SimpleGrid, Stack, Text, Timeline, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Gap, LotAmount, Trace, TraceNode, TraceStep } from '../../generated/ingest';
import { useAmount } from '../../shared/amount';
import { isGrowing } from '../../shared/finding-text';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';

/** A lot's chain both ways, and where it breaks: never one without the other. */
export function Chain({ trace }: { trace: Trace }) {
  const { t } = useText();
  // what still grows has no origin yet, and nothing is broken
  const gaps = trace.gaps.filter(({ kind, lot }) => kind !== 'no-origin' || !isGrowing(lot, trace));
  return (
    <Stack gap="lg">
      {trace.cut && <Alert color="yellow">{t('chain.cut')}</Alert>}
      {gaps.length > 0 && <Gaps gaps={gaps} />}
      {trace.steps.length === 0 ? (
        <Text c="dimmed">{t('chain.empty')}</Text>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <Steps steps={trace.steps} />
          <Nodes nodes={trace.nodes} />
        </SimpleGrid>
      )}
    </Stack>
  );
}

function Gaps({ gaps }: { gaps: Gap[] }) {
  const { t, moment } = useText();
  return (
    <Alert color="orange" title={t('gap.title')}>
      <List>
        {gaps.map((gap) => (
          <List.Item key={`${gap.kind} ${gap.lot.gtin} ${gap.lot.lot} ${gap.eventId}`}>
            {t(`gap.${gap.kind}`, { lot: gap.lot.lot })}
            {gap.partyName && ` · ${gap.partyName}`}
            {gap.since && ` · ${moment(gap.since)}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Steps({ steps }: { steps: TraceStep[] }) {
  const { t } = useText();
  return (
    <Stack gap="md">
      <Title order={3} size="h4">
        {t('chain.steps')}
      </Title>
      <Timeline active={steps.length} bulletSize={18} lineWidth={2}>
        {steps.map((step) => (
          <Timeline.Item key={step.eventId} title={t(`kind.${step.kind}`)}>
            <Step step={step} />
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  );
}

function Step({ step }: { step: TraceStep }) {
  const { t, moment } = useText();
  const counterpart = step.counterpartName ?? step.counterpartGln;
  return (
    <Stack gap={2}>
      {step.voided && (
        <Badge color="red" variant="light">
          {t('chain.voided')}
        </Badge>
      )}
      <Text size="sm" c="dimmed">
        {moment(step.occurredAt)} · {step.placeName ?? step.placeGln}
      </Text>
      <Text size="sm">{step.partyName ?? step.partyGln}</Text>
      {counterpart && (
        <Text size="sm">{t(step.kind === 'received' ? 'chain.from' : 'chain.to', { name: counterpart })}</Text>
      )}
      {step.activity && <Text size="sm">{t(`activity.${step.activity}`)}</Text>}
      {step.treatment && (
        <Text size="sm">
          {step.treatment.productName} · {step.treatment.dose.value} {t(`dose.${step.treatment.dose.unit}`)}
        </Text>
      )}
      <Amounts step={step} />
    </Stack>
  );
}

/** Only processing and packing make one lot into another; all else happens to the lot it names. */
function Amounts({ step }: { step: TraceStep }) {
  const { t } = useText();
  if (step.kind !== 'transformed' && step.kind !== 'packed')
    return <Quantities title={t('chain.lot')} lots={[...step.inputs, ...step.outputs]} />;
  return (
    <>
      <Quantities title={t('chain.inputs')} lots={step.inputs} />
      <Quantities title={t('chain.outputs')} lots={step.outputs} />
    </>
  );
}

function Quantities({ title, lots }: { title: string; lots: LotAmount[] }) {
  const amount = useAmount();
  if (lots.length === 0) return null;
  return (
    <Text size="sm">
      {title}: {lots.map(({ lot, quantity }) => `${lot} (${amount(quantity)})`).join(', ')}
    </Text>
  );
}

function Nodes({ nodes }: { nodes: TraceNode[] }) {
  const { t } = useText();
  const inOrder = [...nodes].sort((a, b) => a.generation - b.generation);
  return (
    <Stack gap="md">
      <Title order={3} size="h4">
        {t('chain.lots')}
      </Title>
      {inOrder.map((node) => (
        <Node key={`${node.gtin} ${node.lot}`} node={node} />
      ))}
    </Stack>
  );
}

function Node({ node }: { node: TraceNode }) {
  const { t, moment } = useText();
  const where =
    node.generation === 0
      ? t('chain.here')
      : t(node.generation < 0 ? 'chain.back' : 'chain.forward', { count: Math.abs(node.generation) });
  const dates = [node.firstEventAt, node.lastEventAt].filter((at) => at !== undefined).map(moment);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} to={lotAddress(node)} fw={600}>
          {node.lot}
        </Anchor>
        <Badge variant={node.generation === 0 ? 'filled' : 'light'}>{where}</Badge>
      </Group>
      <Text>{node.productName ?? t('lot.unnamed')}</Text>
      <Text size="sm">{[node.partyName ?? node.partyGln, node.placeName].filter(Boolean).join(' · ')}</Text>
      <Text size="sm" c="dimmed">
        {dates.length > 0 ? [...new Set(dates)].join(' – ') : t('chain.no-dates')}
      </Text>
      {node.origin === 'events-only' && <Text size="sm">{t('lot.events-only')}</Text>}
    </Paper>
  );
}
