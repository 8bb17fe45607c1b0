import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type CodeChange, CodeState, type CodeStateChange } from '../../generated/qr';
import { useText } from '../../shared/text/text';
import { ProblemNotice } from '../../shared/ui/states';

type Change = {
  mutate: (change: CodeStateChange, options: { onSuccess: () => void }) => void;
  isPending: boolean;
  isError: boolean;
  error: unknown;
};

/** What may be said next of codes: one button each. What needs a reason asks for it. */
export function StateButtons({ next, of, change }: { next: CodeState[]; of: string; change: Change }) {
  const { t } = useText();
  const [asked, setAsked] = useState<CodeState>();
  return (
    <>
      {next.map((to) => (
        <Button
          key={to}
          variant="default"
          size="sm"
          color={to === CodeState.Cancelled ? 'red' : undefined}
          loading={to === CodeState.Printed && change.isPending}
          aria-label={`${t(`codes.to.${to}`)}, ${of}`}
          onClick={() =>
            to === CodeState.Printed ? change.mutate({ state: to }, { onSuccess: () => {} }) : setAsked(to)
          }
        >
          {t(`codes.to.${to}`)}
        </Button>
      ))}
      {asked && <Reason to={asked} of={of} change={change} onClose={() => setAsked(undefined)} />}
      {change.isError && !asked && <ProblemNotice problem={change.error} />}
    </>
  );
}

function Reason({ to, of, change, onClose }: { to: CodeState; of: string; change: Change; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);

  function confirm(event: FormEvent) {
    event.preventDefault();
    const given = reason.trim();
    setMissing(given === '');
    if (given) change.mutate({ state: to, reason: given }, { onSuccess: onClose });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t(`codes.to.${to}`)}: ${of}`}
      centered
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <form onSubmit={confirm} noValidate>
        <Stack gap="md">
          <Text>{t(`codes.to.${to}.means`)}</Text>
          <Textarea
            label={t('codes.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={missing && t('codes.reason.missing')}
            maxLength={500}
            rows={3}
            required
            data-autofocus
          />
          {change.isError && <ProblemNotice problem={change.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending} color={to === CodeState.Cancelled ? 'red' : undefined}>
              {t(`codes.to.${to}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What codes came through: what, when, by whose side, and why. */
export function Changes({ changes }: { changes: CodeChange[] }) {
  const { t, moment } = useText();
  if (changes.length === 0) return null;
  return (
    <Stack component="ol" gap={4} p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('codes.changes')}>
      {changes.map(({ state, at, office, reason }) => (
        <Text component="li" size="sm" key={`${state} ${at}`}>
          {t(office ? 'codes.change.office' : 'codes.change.owner', {
            state: t(`codes.state.${state}`),
            at: moment(at),
          })}
          {reason && ` ${t('codes.change.reason', { reason })}`}
        </Text>
      ))}
    </Stack>
  );
}
