import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { serialIn } from '../../shared/codes/serial';
import { StateBadge } from '../../shared/codes/state-badge';
import { Changes, StateButtons } from '../../shared/codes/state-change';
import { useText } from '../../shared/text/text';
import { ProblemNotice, Waiting } from '../../shared/ui/states';
import { useChangeCode, useCode } from './api';

/** One code of the lot, by what its label says: what it is in, what became of it, what may be said of it. */
export function OneCode({ gtin, lot }: { gtin: string; lot: string }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string>();
  const [wrong, setWrong] = useState(false);

  function find(event: FormEvent) {
    event.preventDefault();
    const serial = serialIn(typed);
    setWrong(serial === undefined);
    setAsked(serial);
  }

  return (
    <Paper component="section" withBorder p="lg">
      <Stack gap="md">
        <Title order={2} size="h3">
          {t('codes.one')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('codes.one.hint')}
        </Text>
        <form onSubmit={find} noValidate>
          <Group align="flex-start" gap="sm">
            <TextInput
              label={t('codes.one.serial')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={wrong && t('codes.one.wrong')}
              style={{ flex: '1 1 16rem' }}
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
            />
            <Button type="submit" variant="default" mt={25}>
              {t('codes.one.find')}
            </Button>
          </Group>
        </form>
        {asked && <Found key={asked} gtin={gtin} lot={lot} serial={asked} />}
      </Stack>
    </Paper>
  );
}

function Found({ gtin, lot, serial }: { gtin: string; lot: string; serial: string }) {
  const { t } = useText();
  const code = useCode(gtin, lot, serial);
  const change = useChangeCode(gtin, lot, serial);
  if (code.isPending) return <Waiting for="codes" />;
  if (code.isError) return <ProblemNotice problem={code.error} retry={code.refetch} />;
  const { code: found, changes, next } = code.data;
  return (
    <Stack gap="sm" role="status" aria-label={t('codes.one.found', { serial })}>
      <Group gap="sm">
        <Text ff="monospace" fw={650}>
          {found.serial}
        </Text>
        <StateBadge state={found.state} />
      </Group>
      <Changes changes={changes} />
      <Group gap="sm">
        <StateButtons next={next} of={found.serial} change={change} />
      </Group>
    </Stack>
  );
}
