import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Account, KnownApiKey } from '../../generated/ingest';
import { useText } from '../../shared/text/text';
import { ProblemNotice, Waiting } from '../../shared/ui/states';
import { useKeys, useRevokeKey } from './api';

/** The keys of an account, told apart by how they begin; one is revoked without the others. */
export function Keys({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('accounts.keys.of', { name: account.displayName })}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Listed name={account.name} />
    </Modal>
  );
}

function Listed({ name }: { name: string }) {
  const { t } = useText();
  const keys = useKeys(name);
  const revoke = useRevokeKey(name);
  if (keys.isPending) return <Waiting for="keys" />;
  if (keys.isError) return <ProblemNotice problem={keys.error} retry={keys.refetch} />;
  return (
    <Stack gap="md">
      {revoke.isError && <ProblemNotice problem={revoke.error} />}
      {keys.data.items.length === 0 ? (
        <Text c="dimmed">{t('accounts.keys.none')}</Text>
      ) : (
        <Stack component="ul" className="rows" gap={0} p={0} m={0}>
          {keys.data.items.map((key) => (
            <Row key={key.id} known={key} revoke={() => revoke.mutate(key.id)} isPending={revoke.isPending} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function Row({ known, revoke, isPending }: { known: KnownApiKey; revoke: () => void; isPending: boolean }) {
  const { t, moment } = useText();
  const [asked, setAsked] = useState(false);
  const called = `${known.start ?? known.id}…`;
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div>
        <Code fz="md">{called}</Code>
        <Text size="sm">
          {known.createdAt ? t('accounts.keys.made', { at: moment(known.createdAt) }) : t('accounts.keys.old')}
          {' · '}
          {known.lastUsedAt ? t('accounts.keys.used', { at: moment(known.lastUsedAt) }) : t('accounts.keys.unused')}
        </Text>
        {asked && (
          <Text size="sm" fw={600}>
            {t('accounts.keys.revoke.text')}
          </Text>
        )}
      </div>
      {asked ? (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setAsked(false)} data-autofocus>
            {t('dialog.cancel')}
          </Button>
          <Button size="xs" color="red.9" loading={isPending} onClick={revoke}>
            {t('accounts.keys.revoke')}
          </Button>
        </Group>
      ) : (
        <Button
          size="xs"
          variant="default"
          aria-label={`${t('accounts.keys.revoke')}: ${called}`}
          onClick={() => setAsked(true)}
        >
          {t('accounts.keys.revoke')}
        </Button>
      )}
    </Group>
  );
}
