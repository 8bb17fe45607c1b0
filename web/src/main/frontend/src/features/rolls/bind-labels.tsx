import { Alert, Button, Group, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sequenceOf, serialIn } from '../../shared/codes/serial';
import { isLotNumber } from '../../shared/input';
import { useText } from '../../shared/text/text';
import { ProblemNotice, Waiting } from '../../shared/ui/states';
import { WhatIsLabelled } from '../../shared/ui/what-is-labelled';
import { useLot } from '../../shared/use-lot';
import { useBindLabels } from './api';

type Stretch = { lot: string; firstSerial: string; lastSerial: string; count: number };

/** The first and the last label on the packages of a lot; what they will stand for is shown before. */
export function BindLabels({ gtin }: { gtin: string }) {
  const { t, decimal } = useText();
  const [typed, setTyped] = useState({ lot: '', first: '', last: '' });
  const [wrong, setWrong] = useState<Record<string, boolean>>({});
  const [asked, setAsked] = useState<Stretch>();
  const [bound, setBound] = useState<{ count: number; lot: string }>();

  function submit(event: FormEvent) {
    event.preventDefault();
    const firstSerial = serialIn(typed.first);
    const lastSerial = serialIn(typed.last);
    const lot = typed.lot.trim();
    const count = firstSerial && lastSerial ? sequenceOf(lastSerial) - sequenceOf(firstSerial) + 1 : 0;
    setWrong({ lot: !isLotNumber(lot), first: !firstSerial, last: !lastSerial || (!!firstSerial && count < 1) });
    setBound(undefined);
    if (firstSerial && lastSerial && count >= 1 && isLotNumber(lot)) setAsked({ lot, firstSerial, lastSerial, count });
  }

  const field = (name: 'lot' | 'first' | 'last') => ({
    label: t(`rolls.bind.${name}`),
    error: wrong[name] && t(`rolls.bind.${name}.wrong`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    autoComplete: 'off',
    spellCheck: false,
  });

  return (
    <Paper component="section" withBorder p="lg">
      <Stack gap="md">
        <Title order={2} size="h3">
          {t('rolls.bind')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('rolls.bind.hint')}
        </Text>
        <form onSubmit={submit} noValidate>
          <Stack gap="sm" align="stretch" maw={420}>
            <TextInput {...field('lot')} />
            <TextInput {...field('first')} />
            <TextInput {...field('last')} />
            <Button type="submit">{t('rolls.bind.look')}</Button>
          </Stack>
        </form>
        {bound && (
          <Alert role="status">{t('rolls.bind.done', { count: decimal(String(bound.count)), lot: bound.lot })}</Alert>
        )}
        {asked && (
          <Confirm
            gtin={gtin}
            stretch={asked}
            onClose={() => setAsked(undefined)}
            onDone={(count) => {
              setBound({ count, lot: asked.lot });
              setAsked(undefined);
              setTyped({ lot: '', first: '', last: '' });
            }}
          />
        )}
      </Stack>
    </Paper>
  );
}

function Confirm(props: { gtin: string; stretch: Stretch; onClose: () => void; onDone: (count: number) => void }) {
  const { gtin, stretch, onClose, onDone } = props;
  const { lot, firstSerial, lastSerial, count } = stretch;
  const { t, decimal } = useText();
  const known = useLot(gtin, lot);
  const bind = useBindLabels(gtin);
  const number = decimal(String(count));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rolls.bind.title', { count: number })}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Stack gap="md">
        {known.isPending && <Waiting for="lot" />}
        {known.isError && <ProblemNotice problem={known.error} retry={known.refetch} />}
        {known.data && <WhatIsLabelled lot={known.data} />}
        <Text>{t('codes.activation.means')}</Text>
        {bind.isError && <ProblemNotice problem={bind.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('dialog.cancel')}
          </Button>
          <Button
            disabled={!known.data}
            loading={bind.isPending}
            onClick={() => bind.mutate({ lot, firstSerial, lastSerial }, { onSuccess: (range) => onDone(range.count) })}
          >
            {t('rolls.bind.confirm', { count: number })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
