import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type CodeChange, CodeState, type CodeStateChange } from '../../generated/qr';
import { useText } from '../text/text';
import { ReasonDialog } from '../ui/reason-dialog';
import { ProblemNotice } from '../ui/states';

type Change = {
  mutate: (change: CodeStateChange, options?: { onSuccess: () => void }) => void;
  isPending: boolean;
  isError: boolean;
  error: unknown;
};

/** What may be said next of codes: one button each. What needs a reason asks for it. */
export function StateButtons({ next, of, change }: { next: CodeState[]; of: string; change: Change }) {
  const { t } = useText();
  const [asked, setAsked] = useState<CodeState>();
  const close = () => setAsked(undefined);
  return (
    <>
      {next.map((to) => (
        <Button
          key={to}
          variant="default"
          size="sm"
          loading={to === CodeState.Printed && change.isPending}
          aria-label={`${t(`codes.to.${to}`)}, ${of}`}
          onClick={() => (to === CodeState.Printed ? change.mutate({ state: to }) : setAsked(to))}
        >
          {t(`codes.to.${to}`)}
        </Button>
      ))}
      {asked && (
        <ReasonDialog
          title={t(`codes.to.${asked}`)}
          text={t(`codes.to.${asked}.means`)}
          colour={asked === CodeState.Cancelled ? 'red' : undefined}
          decision={{ ...change, mutate: (reason) => change.mutate({ state: asked, reason }, { onSuccess: close }) }}
          onClose={close}
        >
          <Text fw={650}>{of}</Text>
        </ReasonDialog>
      )}
      {change.isError && !asked && <ProblemNotice problem={change.error} />}
    </>
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
