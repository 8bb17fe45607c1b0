import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Delivery, DeliverySide } from '../../generated/ingest';
import { ActingFor, useActingFor } from '../../shared/acting';
import { useDeliveries } from '../../shared/goods';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
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
  // a receipt that was just given stays in sight although its delivery waits no more
  const [received, setReceived] = useState<Delivery[]>([]);
  const waiting = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const open = new Set(waiting.map(({ shipment }) => shipment));
  const shown = [...received.filter(({ shipment }) => !open.has(shipment)), ...waiting];
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t(`deliveries.${side}`)}</Title>
      {deliveries.isPending ? (
        <Waiting for="deliveries" />
      ) : deliveries.isError ? (
        <ProblemNotice problem={deliveries.error} retry={deliveries.refetch} />
      ) : shown.length === 0 && !deliveries.hasNextPage ? (
        <Empty title={t(`deliveries.${side}.empty`)} text={t(`deliveries.${side}.empty.text`)} />
      ) : (
        shown.map((delivery) =>
          side === 'incoming' ? (
            <Receipt
              key={delivery.shipment}
              delivery={delivery}
              onReceived={() => setReceived((before) => [delivery, ...before])}
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
  const { t, moment, decimal } = useText();
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
          {` · ${lot.productName ?? t('lot.unnamed')} · ${decimal(lot.quantity.value)} ${t(`unit.${lot.quantity.unit}`)}`}
        </Text>
      ))}
    </Paper>
  );
}
