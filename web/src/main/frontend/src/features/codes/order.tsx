import { Alert, Button, Group, Modal, Paper, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CodeCounts } from '../../generated/qr';
import { useText } from '../../shared/text/text';
import { ProblemNotice } from '../../shared/ui/states';
import { sheetsFor, useIssueCodes } from './api';
import { useOrderName } from './order-row';

const MOST_AT_ONCE = 1_000_000;
const MANY = 1_000;

const newOrder = (count: string) => ({ orderId: crypto.randomUUID(), count });

/** Digits only: 1.000 is a thousand to one reader and one to another, so nobody guesses. */
function countOf(text: string): number | undefined {
  const count = /^[0-9]{1,7}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= MOST_AT_ONCE ? count : undefined;
}

/**
 * Orders codes; so many that it may be a slip are asked for once more. What is sent again after a failure is the same
 * order; another number of codes is another order.
 */
export function Order({ gtin, lot, counts }: { gtin: string; lot: string; counts?: CodeCounts }) {
  const { t, decimal } = useText();
  const name = useOrderName();
  const [order, setOrder] = useState(() => newOrder('10'));
  const [wrong, setWrong] = useState(false);
  const [asked, setAsked] = useState(false);
  const issue = useIssueCodes(gtin, lot);

  const count = countOf(order.count);
  const number = count === undefined ? '' : decimal(String(count));
  const packages = counts?.packages;
  const tooMany =
    count !== undefined && packages !== undefined && counts !== undefined && counts.codes + count > packages;

  function send() {
    if (count === undefined) return;
    issue.mutate(
      { orderId: order.orderId, count },
      { onSuccess: () => setOrder(newOrder(order.count)), onSettled: () => setAsked(false) },
    );
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setWrong(count === undefined);
    if (count === undefined) return;
    if (count > MANY || tooMany) setAsked(true);
    else send();
  }

  return (
    <Paper withBorder p="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm" align="flex-start">
          <TextInput
            inputMode="numeric"
            label={t('codes.count')}
            description={t('codes.count.hint')}
            error={wrong && t('codes.count.wrong')}
            value={order.count}
            onChange={(event) => {
              setOrder(newOrder(event.currentTarget.value));
              setWrong(false);
            }}
            maxLength={20}
            required
            withAsterisk={false}
            w="100%"
            maw={320}
          />
          <Button type="submit" loading={issue.isPending}>
            {count === undefined ? t('codes.issue.plain') : t('codes.issue', { count: number })}
          </Button>
          {issue.isError && <ProblemNotice problem={issue.error} />}
          {issue.isSuccess && <Alert role="status">{t('codes.issued', { order: name(issue.data) })}</Alert>}
        </Stack>
      </form>
      {asked && count !== undefined && (
        <Modal
          opened
          onClose={() => setAsked(false)}
          title={t('codes.issue.title', { count: number })}
          centered
          closeButtonProps={{ 'aria-label': t('dialog.close') }}
        >
          <Stack gap="md">
            <Text>{t('codes.issue.sheets', { count: number, sheets: decimal(String(sheetsFor(count))) })}</Text>
            {tooMany && (
              <Text fw={650}>
                {t('codes.issue.too-many', {
                  packages: decimal(String(packages)),
                  codes: decimal(String(counts.codes)),
                })}
              </Text>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsked(false)} data-autofocus>
                {t('dialog.cancel')}
              </Button>
              <Button loading={issue.isPending} onClick={send}>
                {t('codes.issue', { count: number })}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Paper>
  );
}
