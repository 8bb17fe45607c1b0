import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../../shared/text/text';
import { ProblemNotice } from '../../shared/ui/states';
import { useIssueCodes } from './api';

const newOrder = (count: string) => ({ orderId: crypto.randomUUID(), count });

/** Orders codes. What is sent again after a failure is the same order; another number of codes is another order. */
export function Order({ gtin, lot, first }: { gtin: string; lot: string; first: boolean }) {
  const { t } = useText();
  const [order, setOrder] = useState(() => newOrder('10'));
  const issue = useIssueCodes(gtin, lot);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const codes = { orderId: order.orderId, count: Number(order.count) };
    issue.mutate(codes, { onSuccess: () => setOrder(newOrder(order.count)) });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end" wrap="nowrap">
          <TextInput
            type="number"
            label={t('codes.count')}
            value={order.count}
            onChange={(event) => setOrder(newOrder(event.currentTarget.value))}
            min={1}
            max={1_000_000}
            required
            withAsterisk={false}
            w={120}
          />
          <Button type="submit" variant={first ? 'filled' : 'default'} loading={issue.isPending}>
            {t('codes.issue', { count: order.count })}
          </Button>
        </Group>
        {issue.isError && <ProblemNotice problem={issue.error} />}
      </Stack>
    </form>
  );
}
