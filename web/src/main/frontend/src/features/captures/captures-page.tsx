import { Badge, Code, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { type Job, type JobProblem, JobState } from '../../generated/ingest';
import { useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useCaptures } from './api';

const mostProblems = 100; // that the server names of one capture

/** What one's own diary and software sent, how far it is, and what was wrong with it. */
export function CapturesPage() {
  const { t } = useText();
  return (
    <Stack gap="lg">
      <PageHead title={t('captures.title')} text={t('captures.intro')} />
      <Captures />
    </Stack>
  );
}

function Captures() {
  const { t } = useText();
  const captures = useCaptures();
  if (captures.isPending) return <Waiting for="captures" />;
  if (captures.isError) return <ProblemNotice problem={captures.error} retry={captures.refetch} />;
  const all = captures.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <Empty title={t('captures.empty.title')} text={t('captures.empty.text')} />;
  return (
    <Stack gap="md">
      {all.map((job) => (
        <Capture key={job.id} job={job} />
      ))}
      <More of={captures} />
    </Stack>
  );
}

function Capture({ job }: { job: Job }) {
  const { t, moment } = useText();
  const { id, accepted, recorded, failed, refused = 0, problems = [], offersLeftOut } = job;
  return (
    <Paper component="article" withBorder p={{ base: 'md', xs: 'lg' }} style={{ overflowWrap: 'anywhere' }}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Title order={2} size="h4">
            {moment(job.createdAt)}
          </Title>
          <Standing job={job} />
        </Group>
        <Text>{t('captures.counts', { accepted, recorded, failed, refused })}</Text>
        {offersLeftOut !== undefined && <Text>{t('captures.offers-left-out', { count: offersLeftOut })}</Text>}
        {problems.length > 0 && <Problems problems={problems} />}
        <Text size="sm" c="dimmed">
          {id}
        </Text>
      </Stack>
    </Paper>
  );
}

function Standing({ job: { state, refused } }: { job: Job }) {
  const { t } = useText();
  if (state === JobState.Running) return <Badge variant="light">{t('captures.state.running')}</Badge>;
  if (state === JobState.Failed) {
    return (
      <Badge color="red" variant="light">
        {t('captures.state.failed')}
      </Badge>
    );
  }
  return (
    <Badge color={refused ? 'yellow' : 'green'} variant="light">
      {t(refused ? 'captures.state.incomplete' : 'captures.state.finished')}
    </Badge>
  );
}

/** The places in the document and the rules, as the server says them, which is English. */
function Problems({ problems }: { problems: JobProblem[] }) {
  const { t } = useText();
  return (
    <details>
      <summary>{t('captures.problems', { count: problems.length })}</summary>
      <List mt="xs" spacing="xs">
        {problems.map(({ state, pointer, detail }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and the list never changes
          <List.Item key={position}>
            <Text size="sm">{t(`captures.problem.${state}`)}</Text>
            {pointer && <Code>{pointer}</Code>}
            <Text size="sm" lang="en">
              {detail}
            </Text>
          </List.Item>
        ))}
      </List>
      {problems.length >= mostProblems && (
        <Text size="sm">{t('captures.problems.first', { count: mostProblems })}</Text>
      )}
    </details>
  );
}
