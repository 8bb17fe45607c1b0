import { Alert, Badge, Button, Code, CopyButton, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Account } from '../../generated/ingest';
import { communeName } from '../../shared/communes';
import { officeOf } from '../../shared/office';
import { type Texts, useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { type Act, type Secret, useAccounts, useAct } from './api';
import { CreateAccount } from './create-account';
import { Keys } from './keys';

export function AccountsPage() {
  const { t } = useText();
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<Secret>();

  function created(made: Secret) {
    setSecret(made);
    setCreating(false);
  }

  return (
    <Stack gap="xl">
      <PageHead title={t('accounts.title')} text={t('accounts.intro')}>
        {!creating && <Button onClick={() => setCreating(true)}>{t('accounts.add')}</Button>}
      </PageHead>
      {secret && <ShownOnce secret={secret} onHide={() => setSecret(undefined)} />}
      {creating && <CreateAccount onCreated={created} onCancel={() => setCreating(false)} />}
      <Accounts onSecret={setSecret} />
    </Stack>
  );
}

function ShownOnce({ secret, onHide }: { secret: Secret; onHide: () => void }) {
  const { t } = useText();
  return (
    <Alert color="yellow" role="status" title={t(`accounts.secret.${secret.kind}`, { name: secret.name })}>
      <Stack gap="sm" align="flex-start">
        <Code fz="lg" px="md" py="xs" className="break-anywhere">
          {secret.value}
        </Code>
        <Text>{t('accounts.secret.once')}</Text>
        <Group gap="sm">
          <CopyButton value={secret.value}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{t(copied ? 'accounts.secret.copied' : 'accounts.secret.copy')}</Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onHide}>
            {t('accounts.secret.hide')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

type Asked = { act: Act; account: Account };

function Accounts({ onSecret }: { onSecret: (secret: Secret | undefined) => void }) {
  const { t } = useText();
  const accounts = useAccounts();
  const [asked, setAsked] = useState<Asked>();
  const [keysOf, setKeysOf] = useState<Account>();
  if (accounts.isPending) return <Waiting for="accounts" />;
  if (accounts.isError) return <ProblemNotice problem={accounts.error} retry={accounts.refetch} />;
  const all = accounts.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <Empty title={t('accounts.empty.title')} text={t('accounts.empty.text')} />;
  return (
    <Stack gap="md">
      <Paper component="ul" withBorder px="lg" py={0} m={0} className="rows">
        {all.map((account) => (
          <Row
            key={account.name}
            account={account}
            ask={(act) => setAsked({ act, account })}
            showKeys={() => setKeysOf(account)}
          />
        ))}
      </Paper>
      <More of={accounts} />
      {keysOf && <Keys account={keysOf} onClose={() => setKeysOf(undefined)} />}
      {asked && <Confirm asked={asked} onDone={onSecret} onClose={() => setAsked(undefined)} />}
    </Stack>
  );
}

function Row(props: { account: Account; ask: (act: Act) => void; showKeys: () => void }) {
  const { account, ask, showKeys } = props;
  const texts = useText();
  const { t } = texts;
  const about = [
    account.name,
    officeOf({ ...account, partyName: account.partyName ?? account.partyGln }, texts),
    account.partyGln && account.communeCode && communeName(account.communeCode),
    enteredFor(account.memberNames ?? account.members, texts),
  ];
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div>
        <Text fw={600}>{account.displayName}</Text>
        <Text size="sm">{about.filter(Boolean).join(' · ')}</Text>
      </div>
      {account.closed ? (
        <Badge color="gray.8" variant="outline">
          {t('accounts.closed')}
        </Badge>
      ) : (
        <Group gap="xs">
          <Button size="xs" variant="default" aria-label={`${t('accounts.keys')}: ${account.name}`} onClick={showKeys}>
            {t('accounts.keys')}
          </Button>
          {(['reset', 'key', 'close'] as const).map((act) => (
            <Button
              key={act}
              size="xs"
              variant="default"
              aria-label={`${t(`accounts.${act}`)}: ${account.name}`}
              onClick={() => ask(act)}
            >
              {t(`accounts.${act}`)}
            </Button>
          ))}
        </Group>
      )}
    </Group>
  );
}

const mostNames = 3;

function enteredFor(names: string[], { t }: Texts) {
  if (names.length === 0) return undefined;
  const shown = { names: names.slice(0, mostNames).join(', ') };
  return names.length <= mostNames
    ? t('accounts.members.names', shown)
    : t('accounts.members.more', { ...shown, count: names.length - mostNames });
}

function Confirm(props: { asked: Asked; onDone: (secret: Secret | undefined) => void; onClose: () => void }) {
  const { asked, onDone, onClose } = props;
  const { t } = useText();
  const act = useAct();
  const title = t(`accounts.${asked.act}`);

  function confirm() {
    act.mutate(
      { act: asked.act, name: asked.account.name },
      {
        onSuccess: (secret) => {
          onDone(secret);
          onClose();
        },
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <Stack gap="md">
        <Text>{t(`accounts.${asked.act}.text`, { name: asked.account.name })}</Text>
        {act.isError && <ProblemNotice problem={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('dialog.cancel')}
          </Button>
          <Button color={asked.act === 'close' ? 'red.9' : undefined} loading={act.isPending} onClick={confirm}>
            {title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
