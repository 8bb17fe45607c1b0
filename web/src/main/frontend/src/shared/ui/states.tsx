import { Alert, Button, Group, Loader, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { ProblemError } from '../api/problem';
import { useText } from '../text/text';
import { type TextKey, vi } from '../text/vi';

/** What one waits for: each has its sentence in the texts. */
type WaitingFor = TextKey extends infer Key ? (Key extends `waiting.${infer What}` ? What : never) : never;

export function Waiting({ for: what }: { for: WaitingFor }) {
  const { t } = useText();
  return (
    <Group role="status" justify="center" py="xl" gap="sm">
      <Loader size="sm" aria-hidden />
      <Text c="dimmed">{t(`waiting.${what}`)}</Text>
    </Group>
  );
}

/** A refusal in our own words, by its slug; the server's sentence is English and names what the rule was. */
function refusal(type: string): TextKey | undefined {
  const slug = type.replace('/problems/', '');
  const key = `problem.${slug}`;
  if (slug.includes('-') && key in vi) return key as TextKey;
  if (slug.endsWith('-exists')) return 'problem.exists';
  if (slug.startsWith('unknown-')) return 'problem.missing';
  if (slug.startsWith('invalid-')) return 'problem.invalid';
  return undefined;
}

function sentence(error: unknown): TextKey | undefined {
  if (!(error instanceof ProblemError)) return 'problem.offline';
  const { status, detail, type } = error.problem;
  const known = refusal(type);
  if (known) return known;
  if (status === 412) return 'problem.changed';
  if (status === 401) return 'problem.unauthorised';
  if (status >= 500) return 'problem.later';
  if (detail) return undefined; // the server's own sentence says more
  if (status === 403) return 'problem.forbidden';
  if (status === 404) return 'problem.missing';
  return undefined;
}

/** A member of the contract as the forms call it; its last part where it lies deep. */
function member(field: string, t: (key: TextKey) => string): string {
  const key = `member.${field.replace(/^.*[.\]]\.?/, '')}`;
  return key in vi ? t(key as TextKey) : field;
}

/** What went wrong, in a sentence, and the field where the server named one. */
export function ProblemNotice({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const { t } = useText();
  const key = sentence(problem);
  const known = problem instanceof ProblemError ? problem.problem : undefined;
  const field = known?.field;
  return (
    <Alert color="red" variant="light" title={t('problem.title')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text>{key ? t(key, { ...known }) : (problem as Error).message}</Text>
        {field && <Text size="sm">{t('problem.field', { field: member(field, t) })}</Text>}
        {key === 'problem.invalid' && known?.detail && (
          <Text size="sm" c="dimmed" lang="en">
            {known.detail}
          </Text>
        )}
        {retry && (
          <Button variant="default" size="xs" onClick={retry}>
            {t('problem.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <Paper withBorder p="xl" radius="md">
      <Stack align="center" gap="xs">
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text c="dimmed" ta="center" maw={480}>
          {text}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}

/** What the page is: its heading, and the name of its tab. */
export function PageHead({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  const { t } = useText();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <Group justify="space-between" align="flex-end" gap="md">
      <Stack gap={4} maw={680}>
        <Title order={1}>{title}</Title>
        {text && <Text c="dimmed">{text}</Text>}
      </Stack>
      {children}
    </Group>
  );
}

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** The next page of a list, where there is one. */
export function More({ of: pages }: { of: Paged }) {
  const { t } = useText();
  if (!pages.hasNextPage) return null;
  return (
    <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
      {t('page.more')}
    </Button>
  );
}

/** Names and values; those without a value are left out. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 3 }} m={0}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} fw={600}>
              {value}
            </Text>
          </div>
        ))}
    </SimpleGrid>
  );
}
