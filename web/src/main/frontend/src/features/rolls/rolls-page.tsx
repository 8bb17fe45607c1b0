import { Alert, Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Roll } from '../../generated/qr';
import { useActing } from '../../shared/acting';
import { StateBadge } from '../../shared/codes/state-badge';
import { Changes, StateButtons } from '../../shared/codes/state-change';
import { TableLinks } from '../../shared/codes/table-links';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useProduct } from '../../shared/use-product';
import { rollAddress, useChangeRoll, useIssueRoll, useRolls } from './api';
import { BindLabels } from './bind-labels';

/** The rolls of labels of a product, and which stretch of them is on which lot. */
export function RollsPage() {
  const { gtin = '' } = useParams();
  const { t } = useText();
  const product = useProduct(gtin);
  const rolls = useRolls(gtin);
  const acting = useActing();
  if (product.isPending || rolls.isPending) return <Waiting for="codes" />;
  if (product.isError) return <ProblemNotice problem={product.error} retry={product.refetch} />;
  if (rolls.isError) return <ProblemNotice problem={rolls.error} retry={rolls.refetch} />;
  const mayIssue = acting.some(({ gln }) => gln === product.data.ownerGln);
  const items = rolls.data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="lg">
      <Anchor component={Link} to={`/registry/products/${gtin}`}>
        ← {t('page.back')}
      </Anchor>
      <PageHead title={t('rolls.title')} text={`${product.data.name} · ${t('rolls.intro')}`} />
      {mayIssue && <Order gtin={gtin} />}
      {mayIssue && items.length > 0 && <BindLabels gtin={gtin} />}
      {items.length === 0 ? (
        <Empty title={t('rolls.empty.title')} text={t('rolls.empty.text')} />
      ) : (
        <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {items.map((roll) => (
            <Row key={roll.first} roll={roll} />
          ))}
        </Stack>
      )}
      <More of={rolls} />
    </Stack>
  );
}

const newOrder = (count: string) => ({ orderId: crypto.randomUUID(), count });

/** What is sent again after a failure is the same order; another number of labels is another one. */
function Order({ gtin }: { gtin: string }) {
  const { t, decimal } = useText();
  const [order, setOrder] = useState(() => newOrder(''));
  const [wrong, setWrong] = useState(false);
  const issue = useIssueRoll(gtin);

  function submit(event: FormEvent) {
    event.preventDefault();
    const count = /^[0-9]{1,7}$/.test(order.count.trim()) ? Number(order.count) : 0;
    const fits = count >= 1 && count <= 1_000_000;
    setWrong(!fits);
    if (fits) {
      issue.mutate({ orderId: order.orderId, count }, { onSuccess: () => setOrder(newOrder('')) });
    }
  }

  return (
    <Paper component="section" withBorder p="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm" align="flex-start">
          <TextInput
            inputMode="numeric"
            label={t('rolls.count')}
            description={t('codes.count.hint')}
            error={wrong && t('codes.count.wrong')}
            value={order.count}
            onChange={(event) => setOrder(newOrder(event.currentTarget.value))}
            w="100%"
            maw={320}
          />
          <Button type="submit" loading={issue.isPending}>
            {t('rolls.issue')}
          </Button>
          {issue.isError && <ProblemNotice problem={issue.error} />}
          {issue.isSuccess && (
            <Alert role="status">{t('rolls.issued', { count: decimal(String(issue.data.count)) })}</Alert>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

function Row({ roll }: { roll: Roll }) {
  const { t, decimal, moment } = useText();
  const change = useChangeRoll(roll);
  const number = (value: number) => decimal(String(value));
  const name = t('rolls.roll', { first: number(roll.first), last: number(roll.first + roll.count - 1) });
  return (
    <Paper component="li" withBorder p="md" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4">
            {name}
          </Title>
          {roll.free > 0 && <StateBadge state={roll.state} />}
        </Group>
        <Text size="sm">
          {t('rolls.free', { count: number(roll.count), free: number(roll.free) })} ·{' '}
          {t('codes.issued-at', { at: moment(roll.issuedAt) })}
        </Text>
        {roll.bindings.length > 0 && (
          <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
            {roll.bindings.map(({ lot, first, count, at }) => (
              <Text component="li" size="sm" key={first}>
                <Anchor component={Link} to={`${lotAddress({ gtin: roll.gtin, lot })}/codes`}>
                  {t('rolls.bound', { lot, count: number(count) })}
                </Anchor>{' '}
                · {moment(at)}
              </Text>
            ))}
          </Stack>
        )}
        <Group gap="sm">
          <TableLinks at={rollAddress(roll)} of={name} />
          <StateButtons next={roll.next} of={name} change={change} />
        </Group>
        <Changes changes={roll.changes} />
      </Stack>
    </Paper>
  );
}
