import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import {
  type DeliveredLot,
  type Delivery,
  type DiaryEvent,
  type EventReceipt,
  type Place,
  Unit,
} from '../../generated/ingest';
import { useAmount } from '../../shared/amount';
import { placesApi } from '../../shared/api/client';
import { useEnter } from '../../shared/enter';
import { decimalPoint, isQuantity, localMinute, typed } from '../../shared/input';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { Foreseen } from '../../shared/ui/entered';
import { ProblemNotice, Waiting } from '../../shared/ui/states';

/** A delivery that waits, and the receipt that answers it: filled in as it was sent, to be mended where less came. */
export function Receipt({
  delivery,
  onReceipt,
}: {
  delivery: Delivery;
  onReceipt: (receipt: EventReceipt, unlooked: boolean) => void;
}) {
  const { t, moment } = useText();
  const [opened, setOpened] = useState(false);
  return (
    <Paper withBorder p={{ base: 'md', xs: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="md">
          <div>
            <Text fw={600}>{t('deliveries.from', { name: delivery.fromName ?? delivery.fromGln })}</Text>
            <Text size="sm" c="dimmed">
              {moment(delivery.sentAt)}
            </Text>
          </div>
          {!opened && <Button onClick={() => setOpened(true)}>{t('deliveries.receive')}</Button>}
        </Group>
        {opened ? (
          <AtPlaces delivery={delivery} onReceipt={onReceipt} />
        ) : (
          <div>
            {delivery.lots.map((lot) => (
              <LotLine key={keyOf(lot)} lot={lot} />
            ))}
          </div>
        )}
      </Stack>
    </Paper>
  );
}

const LONGEST_WAY = 30 * 24 * 3600_000;

const keyOf = ({ gtin, lot }: DeliveredLot) => `${gtin}|${lot}`;

function LotLine({ lot }: { lot: DeliveredLot }) {
  const { t } = useText();
  const amount = useAmount();
  return (
    <Text>
      <Anchor component={Link} to={lotAddress(lot)} fw={600}>
        {lot.lot}
      </Anchor>
      {` · ${lot.productName ?? t('lot.unnamed')} · ${amount(lot.quantity)}`}
    </Text>
  );
}

function AtPlaces(props: { delivery: Delivery; onReceipt: (receipt: EventReceipt, unlooked: boolean) => void }) {
  const { t } = useText();
  const partyGln = props.delivery.toGln;
  const places = useQuery({
    queryKey: ['places', partyGln],
    queryFn: () => placesApi.listPlaces({ partyGln, limit: 200 }),
  });
  if (places.isPending) return <Waiting for="form" />;
  if (places.isError) return <ProblemNotice problem={places.error} retry={places.refetch} />;
  if (places.data.items.length === 0)
    return (
      <Alert color="yellow">
        {t('diary.no-place')}{' '}
        <Anchor component={Link} to="/registry/places/new">
          {t('places.add')}
        </Anchor>
      </Alert>
    );
  return <Form {...props} places={places.data.items} />;
}

type FormProps = { delivery: Delivery; onReceipt: (receipt: EventReceipt, unlooked: boolean) => void; places: Place[] };

function Form({ delivery, onReceipt, places }: FormProps) {
  const { t, moment } = useText();
  // a receipt answers a shipment of up to 30 days before it: what came long ago is entered as of the day it came
  const until = new Date(delivery.sentAt.getTime() + LONGEST_WAY);
  const late = until < new Date();
  const [tooLate, setTooLate] = useState(false);
  const [clientId] = useState(() => crypto.randomUUID());
  const [wrong, setWrong] = useState<string[]>([]);
  const [left, setLeft] = useState<string[]>([]);
  const [asked, setAsked] = useState<DiaryEvent>();
  const enter = useEnter(onReceipt);

  function send(entry: DiaryEvent, sure: boolean) {
    setAsked(entry);
    enter.mutate({ entry, sure });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const lots = delivery.lots
      .filter((lot) => !left.includes(keyOf(lot)))
      .map(({ gtin, lot, quantity }) => ({
        gtin,
        lot,
        quantity: { value: decimalPoint(text(`${gtin}|${lot}`)), unit: quantity?.unit ?? Unit.Kgm },
      }));
    const slips = lots.filter(({ quantity }) => !isQuantity(quantity.value)).map(({ gtin, lot }) => `${gtin}|${lot}`);
    const isTooLate = new Date(text('when')) > until;
    setWrong(slips);
    setTooLate(isTooLate);
    if (slips.length > 0 || lots.length === 0 || isTooLate) return;
    const base = { clientId, occurredAt: new Date(text('when')), partyGln: delivery.toGln, placeGln: text('place') };
    send({ kind: 'received', ...base, lots, counterpartGln: delivery.fromGln }, false);
  }

  const foreseen = enter.data?.foreseen;
  if (enter.data?.receipt) return null; // the page says so, where this goes away
  return (
    <form onSubmit={submit}>
      <fieldset className="plain" disabled={foreseen !== undefined || enter.isPending}>
        <Stack gap="md">
          {delivery.lots.map((lot) => {
            const key = keyOf(lot);
            const out = left.includes(key);
            return (
              <SimpleGrid key={key} cols={{ base: 1, xs: 2 }} spacing="sm">
                <Checkbox
                  mt={{ base: 0, xs: 30 }}
                  label={`${lot.lot} · ${lot.productName ?? t('lot.unnamed')}`}
                  checked={!out}
                  onChange={() => setLeft(out ? left.filter((each) => each !== key) : [...left, key])}
                />
                <TextInput
                  name={key}
                  label={`${t('deliveries.quantity')} (${t(`unit.${lot.quantity?.unit ?? Unit.Kgm}`)})`}
                  inputMode="decimal"
                  defaultValue={lot.quantity ? typed(lot.quantity.value) : ''}
                  disabled={out}
                  error={wrong.includes(key) && t('diary.quantity.wrong')}
                />
              </SimpleGrid>
            );
          })}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NativeSelect
              name="place"
              label={t('deliveries.place')}
              data={places.map(({ gln, name }) => ({ value: gln, label: name }))}
            />
            <TextInput
              type="datetime-local"
              name="when"
              label={t('deliveries.when')}
              description={late && t('deliveries.late', { until: moment(until) })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              defaultValue={localMinute(late ? delivery.sentAt : new Date())}
              error={tooLate && t('deliveries.too-late', { until: moment(until) })}
              required
            />
          </SimpleGrid>
        </Stack>
      </fieldset>
      <Stack gap="md" mt="md">
        {enter.isError && <ProblemNotice problem={enter.error} />}
        {foreseen && asked ? (
          <Foreseen
            findings={foreseen}
            names={
              new Map([
                [delivery.fromGln, delivery.fromName ?? delivery.fromGln],
                [delivery.toGln, delivery.toName ?? delivery.toGln],
              ])
            }
            busy={enter.isPending}
            onSure={() => send(asked, true)}
            onBack={() => enter.reset()}
          />
        ) : (
          <Group>
            <Button type="submit" loading={enter.isPending} disabled={left.length === delivery.lots.length}>
              {t('deliveries.submit')}
            </Button>
          </Group>
        )}
        <Text size="sm" c="dimmed">
          {t('deliveries.not-come')}
        </Text>
      </Stack>
    </form>
  );
}
