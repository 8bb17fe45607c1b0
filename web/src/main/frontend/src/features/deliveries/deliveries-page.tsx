import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Delivery, DeliverySide, EventReceipt } from '../../generated/ingest';
import { ActingFor, useActingFor } from '../../shared/acting';
import { useAmount } from '../../shared/amount';
import { useDeliveries } from '../../shared/goods';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { Entered } from '../../shared/ui/entered';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { Receipt } from './receipt';

/** What was sent to a party and by it, and waits for the other side's word. */
export function DeliveriesPage() {
  const { t } = useText();
  const acting = useActingFor();
  return (
    <Stack gap="xl">
      <PageHead title={t('deliveries.title')} text={t('deliveries.intro')} />
      <ActingFor {...acting} />
      {acting.party && (
        <>
          <Side key={`in ${acting.party.gln}`} side="incoming" partyGln={acting.party.gln} />
          <Side key={`out ${acting.party.gln}`} side="outgoing" partyGln={acting.party.gln} />
        </>
      )}
    </Stack>
  );
}

function Side({ side, partyGln }: { side: DeliverySide; partyGln: string }) {
  const { t } = useText();
  const deliveries = useDeliveries(side, partyGln);
  // what was just confirmed stays in sight although its delivery waits no more
  const [received, setReceived] = useState<{ delivery: Delivery; receipt: EventReceipt; unlooked: boolean }[]>([]);
  const waiting = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t(`deliveries.${side}`)}</Title>
      {received.map(({ delivery, receipt, unlooked }) => (
        <Paper key={receipt.clientId} withBorder p="lg">
          <Stack gap="sm">
            <Text fw={600}>{t('deliveries.from', { name: delivery.fromName ?? delivery.fromGln })}</Text>
            <Entered receipt={receipt} unlooked={unlooked} />
          </Stack>
        </Paper>
      ))}
      {deliveries.isPending ? (
        <Waiting for="deliveries" />
      ) : deliveries.isError ? (
        <ProblemNotice problem={deliveries.error} retry={deliveries.refetch} />
      ) : waiting.length === 0 && received.length === 0 && !deliveries.hasNextPage ? (
        <Empty title={t(`deliveries.${side}.empty`)} text={t(`deliveries.${side}.empty.text`)} />
      ) : (
        waiting.map((delivery) =>
          side === 'incoming' ? (
            <Receipt
              key={`${delivery.shipment} ${delivery.lots.length}`} // what is left of one is asked for anew
              delivery={delivery}
              onReceipt={(receipt, unlooked) => setReceived((before) => [{ delivery, receipt, unlooked }, ...before])}
            />
          ) : (
            <Sent key={delivery.shipment} delivery={delivery} />
          ),
        )
      )}
      {deliveries.isSuccess && <More of={deliveries} />}
    </Stack>
  );
}

function Sent({ delivery }: { delivery: Delivery }) {
  const { t, moment } = useText();
  const amount = useAmount();
  return (
    <Paper withBorder p="lg">
      <Text fw={600}>{t('deliveries.to', { name: delivery.toName ?? delivery.toGln })}</Text>
      <Text size="sm" c="dimmed">
        {moment(delivery.sentAt)}
      </Text>
      {delivery.lots.map((lot) => (
        <Text key={`${lot.gtin} ${lot.lot}`}>
          <Anchor component={Link} to={lotAddress(lot)} fw={600}>
            {lot.lot}
          </Anchor>
          {` · ${lot.productName ?? t('lot.unnamed')} · ${amount(lot.quantity)}`}
        </Text>
      ))}
    </Paper>
  );
}
