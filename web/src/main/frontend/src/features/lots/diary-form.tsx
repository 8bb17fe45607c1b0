import {
  Alert,
  Anchor,
  Button,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import {
  CorrectionReason,
  type DiaryEvent,
  EventKind,
  type Lot,
  type Place,
  type Quantity,
  type Trace,
} from '../../generated/ingest';
import { ActingFor, useActingFor } from '../../shared/acting';
import { useAmount } from '../../shared/amount';
import { useEnter } from '../../shared/enter';
import { namesIn } from '../../shared/finding-text';
import { amountOf, useAllHoldings } from '../../shared/goods';
import { localMinute, typed, units } from '../../shared/input';
import { useText } from '../../shared/text/text';
import { Entered, Foreseen } from '../../shared/ui/entered';
import { PartyField } from '../../shared/ui/party-field';
import { ProblemNotice, Waiting } from '../../shared/ui/states';
import { useOwnLots, usePlaces, useTrace } from './api';
import { type DiaryKind, diaryKinds, readEntry, type Slips } from './entry';
import { IsolationNotice } from './isolation-notice';
import { type Choice, Lines } from './lines';
import { Tending } from './tending';

/** For the party that acts; a group leader says for whom of his group. */
export function DiaryForm({ lot }: { lot: Lot }) {
  const { t } = useText();
  const acting = useActingFor(lot.ownerGln);
  const partyGln = acting.party?.gln;
  const places = usePlaces(partyGln);
  if (!partyGln) return null;
  return (
    <Paper component="section" withBorder p={{ base: 'md', xs: 'xl' }} id="diary">
      <Stack gap="md">
        <Title order={2}>{t('diary.title')}</Title>
        <ActingFor {...acting} />
        {places.isPending ? (
          <Waiting for="form" />
        ) : places.isError ? (
          <ProblemNotice problem={places.error} retry={places.refetch} />
        ) : places.data.items.length === 0 ? (
          <Alert color="yellow">
            {t('diary.no-place')}{' '}
            <Anchor component={Link} to="/registry/places/new">
              {t('places.add')}
            </Anchor>
          </Alert>
        ) : (
          <Entry key={partyGln} lot={lot} partyGln={partyGln} places={places.data.items} />
        )}
      </Stack>
    </Paper>
  );
}

/** What happens on a plot. */
const growing: DiaryKind[] = [EventKind.Sown, EventKind.Tended, EventKind.Harvested];
const making: DiaryKind[] = [EventKind.Transformed, EventKind.Packed];
const leaving: DiaryKind[] = [EventKind.Shipped, EventKind.Sold];

function Entry({ lot, partyGln, places }: { lot: Lot; partyGln: string; places: Place[] }) {
  const { t, decimal } = useText();
  const [kind, setKind] = useState<DiaryKind>(EventKind.Tended);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [slips, setSlips] = useState<Slips>({});
  const [when, setWhen] = useState(() => localMinute(new Date()));
  const [asked, setAsked] = useState<DiaryEvent>();
  const chain = useTrace(lot.gtin, lot.lot);
  const trace = chain.data;
  const inHand = useInHand(lot, partyGln);
  // The id changes only once the entry is in, so that pressing again after a failure sends the same entry.
  const enter = useEnter(() => setClientId(crypto.randomUUID()));
  const plots = places.filter(({ kind }) => kind === 'plot');
  const grows = growing.includes(kind);

  function send(entry: DiaryEvent, sure: boolean) {
    setAsked(entry);
    enter.mutate({ entry, sure });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readEntry(new FormData(event.currentTarget), { clientId, partyGln, lot });
    setSlips('slips' in read ? read.slips : {});
    if ('entry' in read) send(read.entry, false);
  }

  const foreseen = enter.data?.foreseen;
  const left = leaving.includes(kind) ? inHand.amount : undefined;
  return (
    <form onSubmit={submit}>
      {/* what is asked about does not change under the question */}
      <fieldset className="plain" disabled={foreseen !== undefined || enter.isPending}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <NativeSelect
              name="kind"
              label={t('diary.kind')}
              value={kind}
              onChange={(event) => {
                setKind(event.currentTarget.value as DiaryKind);
                setSlips({});
                enter.reset();
              }}
              data={diaryKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
            />
            <TextInput
              type="datetime-local"
              name="when"
              label={t('diary.when')}
              value={when}
              onChange={(event) => setWhen(event.currentTarget.value)}
              required
            />
            <NativeSelect
              key={grows ? 'plots' : 'places'}
              name="place"
              label={t('diary.place')}
              defaultValue={lot.placeGln}
              data={(grows && plots.length > 0 ? plots : places).map(({ gln, name }) => ({ value: gln, label: name }))}
            />
          </SimpleGrid>
          {kind === 'harvested' && plots.length === 0 && (
            <Alert color="yellow">
              {t('diary.no-plot')}{' '}
              <Anchor component={Link} to="/registry/places/new">
                {t('places.add')}
              </Anchor>
            </Alert>
          )}
          {kind === 'harvested' && trace?.isolation && <IsolationNotice isolation={trace.isolation} when={when} />}
          {(kind === 'corrected' || making.includes(kind)) && !trace ? (
            chain.isError ? (
              <ProblemNotice problem={chain.error} retry={chain.refetch} />
            ) : (
              <Waiting for="trace" />
            )
          ) : kind === 'corrected' && trace ? (
            <Correction trace={trace} partyGln={partyGln} />
          ) : making.includes(kind) ? (
            <Making key={kind} lot={lot} partyGln={partyGln} trace={trace} slips={slips} />
          ) : leaving.includes(kind) && inHand.isPending ? (
            <Waiting for="holdings" />
          ) : (
            <Amount
              key={kind}
              name="quantity"
              label={t(grows ? `diary.quantity.${kind as 'sown' | 'tended' | 'harvested'}` : 'lot.quantity')}
              hint={left && t('diary.in-hand', { amount: `${decimal(left.value)} ${t(`unit.${left.unit}`)}` })}
              slips={slips}
              amount={kind === 'tended' ? lot.plannedQuantity : left}
              unit={lot.plannedQuantity?.unit}
            />
          )}
          {kind === 'tended' && <Tending slips={slips} />}
          {(kind === 'shipped' || kind === 'received' || kind === 'sold') && <Counterpart kind={kind} slips={slips} />}
        </Stack>
      </fieldset>
      <Stack gap="md" mt="md">
        {enter.isError && <ProblemNotice problem={enter.error} />}
        {enter.data?.receipt && <Entered receipt={enter.data.receipt} unlooked={enter.data.unlooked} />}
        {foreseen && asked ? (
          <Foreseen
            findings={foreseen}
            names={namesIn(trace ?? { nodes: [], steps: [] })}
            busy={enter.isPending}
            onSure={() => send(asked, true)}
            onBack={() => enter.reset()}
          />
        ) : (
          <Group>
            <Button type="submit" size="md" loading={enter.isPending}>
              {t('diary.submit')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

function useInHand(lot: Lot, partyGln: string): { isPending: boolean; amount?: Quantity } {
  const holdings = useAllHoldings(partyGln);
  const held = holdings.all.find((each) => each.gtin === lot.gtin && each.lot === lot.lot);
  return { isPending: holdings.isPending, amount: held && amountOf(held) };
}

type AmountProps = {
  name: string;
  label: string;
  hint?: string;
  slips: Slips;
  amount?: Quantity;
  unit?: string;
};

function Amount({ name, label, hint, slips, amount, unit }: AmountProps) {
  const { t } = useText();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        name={name}
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        required
        defaultValue={amount && typed(amount.value)}
        error={slips[name] && t(slips[name])}
      />
      <NativeSelect
        name={`${name}Unit`}
        label={t('lot.unit')}
        defaultValue={amount?.unit ?? unit}
        data={units.map((each) => ({ value: each, label: t(`unit.${each}`) }))}
      />
    </SimpleGrid>
  );
}

type MakingProps = { lot: Lot; partyGln: string; trace?: Trace; slips: Slips };

/** Processing and packing are entered from either side: from a lot that is used up, or from the one that comes of it. */
function Making({ lot, partyGln, trace, slips }: MakingProps) {
  const { t } = useText();
  const holdings = useAllHoldings(partyGln);
  const lots = useOwnLots(partyGln);
  if (holdings.isPending || lots.isPending) return <Waiting for="lots" />;
  if (holdings.isError) return <ProblemNotice problem={holdings.error} retry={holdings.refetch} />;
  if (lots.isError) return <ProblemNotice problem={lots.error} retry={lots.refetch} />;
  const held = holdings.all.map((each): Choice => ({ ...each, amount: amountOf(each) }));
  const isThis = (each: Choice) => each.gtin === lot.gtin && each.lot === lot.lot;
  const inHand = held.find(isThis);
  const usedUp = inHand !== undefined || lot.ownerGln !== partyGln || wasMade(trace);
  const made = lots.data.items;
  const self: Choice = { ...lot, amount: inHand?.amount };
  return (
    <>
      <Lines
        name="inputs"
        choices={usedUp && !inHand ? [self, ...held] : held}
        first={usedUp ? self : undefined}
        slips={slips}
      />
      <Lines
        name="outputs"
        choices={made.some(isThis) ? made : [lot, ...made]}
        first={usedUp ? undefined : lot}
        slips={slips}
      />
      {held.length === 0 && !usedUp && <Text c="dimmed">{t('diary.nothing-in-hand')}</Text>}
    </>
  );
}

const wasMade = (trace?: Trace) =>
  trace?.steps.some(
    ({ kind, outputs, voided }) =>
      !voided &&
      ['harvested', 'transformed', 'packed'].includes(kind) &&
      outputs.some(({ gtin, lot }) => gtin === trace.lot.gtin && lot === trace.lot.lot),
  ) ?? false;

function Counterpart({ kind, slips }: { kind: 'shipped' | 'received' | 'sold'; slips: Slips }) {
  const { t } = useText();
  return (
    <PartyField
      name="counterpart"
      label={t(`diary.counterpart.${kind}`)}
      required={kind !== 'sold'}
      error={slips.counterpart && t(slips.counterpart)}
    />
  );
}

function Correction({ trace, partyGln }: { trace: Trace; partyGln: string }) {
  const { t, moment } = useText();
  const amount = useAmount();
  const mine = trace.steps.filter((step) => step.partyGln === partyGln && !step.voided);
  if (mine.length === 0) return <Text c="dimmed">{t('diary.corrects.none')}</Text>;
  return (
    <Stack gap="md">
      <Text>{t('diary.corrects.text')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          name="corrects"
          label={t('diary.corrects')}
          required
          data={mine.map((step) => ({
            value: step.eventId,
            label: [
              t(`kind.${step.kind}`),
              moment(step.occurredAt),
              [...step.inputs, ...step.outputs].map(({ lot, quantity }) => `${lot} ${amount(quantity)}`).join(', '),
            ].join(' · '),
          }))}
        />
        <NativeSelect
          name="reason"
          label={t('diary.reason')}
          data={Object.values(CorrectionReason).map((each) => ({ value: each, label: t(`reason.${each}`) }))}
        />
      </SimpleGrid>
    </Stack>
  );
}
