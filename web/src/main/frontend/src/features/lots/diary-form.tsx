import { Alert, Anchor, Button, Group, NativeSelect, Paper, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import {
  CorrectionReason,
  DoseUnit,
  EventKind,
  EventState,
  JobState,
  type Lot,
  type Place,
  TendingActivity,
} from '../../generated/ingest';
import { localMinute, units } from '../../shared/input';
import { useText } from '../../shared/text/text';
import { PartyField } from '../../shared/ui/party-field';
import { ProblemNotice, Waiting } from '../../shared/ui/states';
import { useJob, useLots, usePlaces, useRecordEvent, useTrace } from './api';
import { readEntry, type Slips } from './entry';
import { IsolationNotice } from './isolation-notice';

export function DiaryForm({ lot, partyGln }: { lot: Lot; partyGln: string }) {
  const { t } = useText();
  const places = usePlaces(partyGln);
  return (
    <Paper component="section" withBorder p="xl">
      <Stack gap="md">
        <Title order={2}>{t('diary.title')}</Title>
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
          <Entry lot={lot} partyGln={partyGln} places={places.data.items} />
        )}
      </Stack>
    </Paper>
  );
}

/** What happens on a plot. */
const growing: EventKind[] = [EventKind.Sown, EventKind.Tended, EventKind.Harvested];

function Entry({ lot, partyGln, places }: { lot: Lot; partyGln: string; places: Place[] }) {
  const { t } = useText();
  const [kind, setKind] = useState<EventKind>(EventKind.Tended);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [slips, setSlips] = useState<Slips>({});
  const [when, setWhen] = useState(() => localMinute(new Date()));
  const isolation = useTrace(lot.gtin, lot.lot).data?.isolation;
  const record = useRecordEvent(lot.gtin, lot.lot);
  const plots = places.filter(({ kind }) => kind === 'plot');
  const grows = growing.includes(kind);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const read = readEntry(fields, { clientId, partyGln, lot });
    setSlips('slips' in read ? read.slips : {});
    if ('slips' in read) return;
    // The id changes only once the entry is in, so that pressing again after a failure sends the same entry.
    record.mutate(read.entry, { onSuccess: () => setClientId(crypto.randomUUID()) });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <NativeSelect
            name="kind"
            label={t('diary.kind')}
            value={kind}
            onChange={(event) => {
              setKind(event.currentTarget.value as EventKind);
              setSlips({});
              record.reset();
            }}
            data={Object.values(EventKind).map((each) => ({ value: each, label: t(`kind.${each}`) }))}
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
        {kind === 'harvested' && isolation && <IsolationNotice isolation={isolation} when={when} />}
        {kind === 'corrected' ? (
          <Correction lot={lot} partyGln={partyGln} />
        ) : (
          <Amount name="quantity" label={t('lot.quantity')} slips={slips} unit={lot.plannedQuantity?.unit} />
        )}
        {kind === 'tended' && <Tending slips={slips} />}
        {(kind === 'transformed' || kind === 'packed') && <Output slips={slips} />}
        {(kind === 'shipped' || kind === 'received' || kind === 'sold') && <Counterpart kind={kind} slips={slips} />}
        {record.isError && <ProblemNotice problem={record.error} />}
        {record.data &&
          (record.data.state === EventState.Recorded ? <Recorded /> : <Accepted job={record.data.job} lot={lot} />)}
        <Group>
          <Button type="submit" size="md" loading={record.isPending}>
            {t('diary.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Recorded() {
  const { t } = useText();
  return <Alert role="status">{t('diary.recorded')}</Alert>;
}

function Accepted({ job: address, lot }: { job?: string; lot: Lot }) {
  const { t } = useText();
  const job = useJob(address, lot.gtin, lot.lot);
  if (job.data?.state === JobState.Finished) return <Recorded />;
  if (job.data?.state === JobState.Failed)
    return (
      <Alert color="red" role="alert">
        {t('problem.later')}
      </Alert>
    );
  return (
    <Alert color="yellow" role="status">
      {t('diary.accepted')}
    </Alert>
  );
}

function Amount({ name, label, slips, unit }: { name: string; label: string; slips: Slips; unit?: string }) {
  const { t } = useText();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput name={name} label={label} inputMode="decimal" required error={slips[name] && t(slips[name])} />
      <NativeSelect
        name={`${name}Unit`}
        label={t('lot.unit')}
        defaultValue={unit}
        data={units.map((each) => ({ value: each, label: t(`unit.${each}`) }))}
      />
    </SimpleGrid>
  );
}

function Tending({ slips }: { slips: Slips }) {
  const { t } = useText();
  const [activity, setActivity] = useState<TendingActivity>(TendingActivity.Watering);
  return (
    <>
      <NativeSelect
        name="activity"
        label={t('diary.activity')}
        value={activity}
        onChange={(event) => setActivity(event.currentTarget.value as TendingActivity)}
        data={Object.values(TendingActivity).map((each) => ({ value: each, label: t(`activity.${each}`) }))}
      />
      {activity === 'plant-protection' && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput name="treatment" label={t('diary.treatment')} required maxLength={100} />
          <TextInput
            name="dose"
            label={t('diary.dose')}
            inputMode="decimal"
            required
            error={slips.dose && t(slips.dose)}
          />
          <NativeSelect
            name="doseUnit"
            label={t('diary.dose.unit')}
            defaultValue={DoseUnit.Mlt}
            data={Object.values(DoseUnit).map((each) => ({ value: each, label: t(`dose.${each}`) }))}
          />
        </SimpleGrid>
      )}
    </>
  );
}

function Output({ slips }: { slips: Slips }) {
  const { t } = useText();
  const lots = useLots();
  if (lots.isPending) return <Waiting for="lots" />;
  if (lots.isError) return <ProblemNotice problem={lots.error} retry={lots.refetch} />;
  const choices = lots.data.pages.flatMap((page) => page.items);
  return (
    <>
      <NativeSelect
        name="output"
        label={t('diary.output')}
        required
        data={choices.map(({ gtin, lot, productName }) => ({
          value: `${gtin}|${lot}`,
          label: `${lot} · ${productName ?? gtin}`,
        }))}
      />
      <Amount name="made" label={t('diary.output.quantity')} slips={slips} />
    </>
  );
}

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

function Correction({ lot, partyGln }: { lot: Lot; partyGln: string }) {
  const { t, moment } = useText();
  const trace = useTrace(lot.gtin, lot.lot);
  if (trace.isPending) return <Waiting for="trace" />;
  if (trace.isError) return <ProblemNotice problem={trace.error} retry={trace.refetch} />;
  const mine = trace.data.steps.filter((step) => step.partyGln === partyGln && !step.voided);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NativeSelect
        name="corrects"
        label={t('diary.corrects')}
        required
        data={mine.map((step) => ({
          value: step.eventId,
          label: `${t(`kind.${step.kind}`)} · ${moment(step.occurredAt)}`,
        }))}
      />
      <NativeSelect
        name="reason"
        label={t('diary.reason')}
        data={Object.values(CorrectionReason).map((each) => ({ value: each, label: t(`reason.${each}`) }))}
      />
    </SimpleGrid>
  );
}
