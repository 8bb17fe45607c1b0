import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../text/text';
import { ProblemNotice } from './states';

type Decided = { mutate: (reason: string) => void; isPending: boolean; isError: boolean; error: unknown };

/** Asks for the reason of a decision, which nobody takes in passing: it says first what follows from it. */
export function ReasonDialog(props: {
  title: string;
  text: string;
  colour?: string;
  decision: Decided;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { title, text, colour, decision, onClose, children } = props;
  const { t } = useText();
  const [wrong, setWrong] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    const fits = reason.length >= 5 && reason.length <= 500;
    setWrong(!fits);
    if (fits) decision.mutate(reason);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      centered
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text>{text}</Text>
          {children}
          <Textarea
            name="reason"
            label={t('dialog.reason')}
            description={t('dialog.reason.hint')}
            error={wrong && t('dialog.reason.wrong')}
            maxLength={500}
            rows={3}
            required
            data-autofocus
          />
          {decision.isError && <ProblemNotice problem={decision.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" color={colour} loading={decision.isPending}>
              {title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
