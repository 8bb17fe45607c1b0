import { Button, NativeSelect, Paper, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Lot, Place, Product, Unit } from '../../generated/ingest';
import { ActingFor, useActingFor } from '../../shared/acting';
import type { Versioned } from '../../shared/api/versioned';
import { calendarDay, decimalPoint, isLotNumber, isoDay, isQuantity, units } from '../../shared/input';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import type { TextKey } from '../../shared/text/vi';
import { Empty, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useLotToChange, usePlaces, useProducts, useSaveLot } from './api';

export function RegisterLotPage() {
  const { t } = useText();
  const acting = useActingFor();
  return (
    <Stack gap="lg" maw={640}>
      <PageHead title={t('register.title')} />
      <ActingFor {...acting} />
      {acting.party ? (
        <Choices key={acting.party.gln} owner={acting.party.gln} />
      ) : (
        <Empty title={t('problem.title')} text={t('problem.forbidden')} />
      )}
    </Stack>
  );
}

function Choices({ owner }: { owner: string }) {
  const { t } = useText();
  const products = useProducts();
  const places = usePlaces(owner);
  if (products.isPending || places.isPending) return <Waiting for="form" />;
  if (products.isError) return <ProblemNotice problem={products.error} retry={products.refetch} />;
  if (places.isError) return <ProblemNotice problem={places.error} retry={places.refetch} />;
  if (products.data.items.length === 0)
    return (
      <Empty title={t('register.no-products.title')} text={t('register.no-products.text')}>
        <Button component={Link} to="/registry/products/new">
          {t('products.add')}
        </Button>
      </Empty>
    );
  return <RegisterLot owner={owner} products={products.data.items} places={places.data.items} />;
}

/** What was said of a lot, as long as nobody relies on it; what was never said may be said at any time. */
export function ChangeLotPage() {
  const { t } = useText();
  const { gtin = '', lot = '' } = useParams();
  const known = useLotToChange(gtin, lot);
  const places = usePlaces(known.data?.value.ownerGln);
  return (
    <Stack gap="lg" maw={640}>
      <PageHead title={t('register.change', { lot })} text={t('register.change.text')} />
      {known.isError ? (
        <ProblemNotice problem={known.error} retry={known.refetch} />
      ) : places.isError ? (
        <ProblemNotice problem={places.error} retry={places.refetch} />
      ) : known.isPending || places.isPending ? (
        <Waiting for="form" />
      ) : (
        <RegisterLot
          owner={known.data.value.ownerGln ?? ''}
          products={[]}
          places={places.data.items}
          before={known.data}
        />
      )}
    </Stack>
  );
}

function RegisterLot({
  owner,
  products,
  places,
  before,
}: {
  owner: string;
  products: Product[];
  places: Place[];
  before?: Versioned<Lot>;
}) {
  const { t } = useText();
  const navigate = useNavigate();
  const known = before?.value;
  const register = useSaveLot(before);
  const [wrong, setWrong] = useState<{ lot?: TextKey; planned?: TextKey }>({});

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const lot = known?.lot ?? text('lot');
    const planned = decimalPoint(text('planned'));
    const slips: typeof wrong = {};
    if (!isLotNumber(lot)) slips.lot = 'lot.number.wrong';
    if (planned && !isQuantity(planned)) slips.planned = 'diary.quantity.wrong';
    setWrong(slips);
    if (slips.lot || slips.planned) return;
    register.mutate(
      {
        gtin: known?.gtin ?? text('gtin'),
        lot,
        ownerGln: owner,
        placeGln: text('place') || undefined,
        plannedQuantity: planned ? { value: planned, unit: text('unit') as Unit } : undefined,
        producedOn: text('produced') ? calendarDay(text('produced')) : undefined,
        expiresOn: text('expires') ? calendarDay(text('expires')) : undefined,
      },
      { onSuccess: (registered) => navigate(lotAddress(registered)) },
    );
  }

  return (
    <Paper withBorder p="xl">
      <form onSubmit={submit}>
        <Stack gap="md">
          {!known && (
            <>
              <NativeSelect
                name="gtin"
                label={t('lot.product')}
                required
                data={products.map(({ gtin, name }) => ({ value: gtin, label: name }))}
              />
              <TextInput name="lot" label={t('lot.number')} required maxLength={20} error={wrong.lot && t(wrong.lot)} />
            </>
          )}
          <NativeSelect
            name="place"
            label={t('lot.place')}
            defaultValue={known?.placeGln}
            data={[
              { value: '', label: t('register.choose') },
              ...places.map(({ gln, name }) => ({ value: gln, label: name })),
            ]}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              name="planned"
              label={t('lot.planned')}
              inputMode="decimal"
              defaultValue={known?.plannedQuantity?.value}
              error={wrong.planned && t(wrong.planned)}
            />
            <NativeSelect
              name="unit"
              label={t('lot.unit')}
              defaultValue={known?.plannedQuantity?.unit}
              data={units.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
            />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              type="date"
              name="produced"
              label={t('lot.produced')}
              defaultValue={known?.producedOn && isoDay(known.producedOn)}
            />
            <TextInput
              type="date"
              name="expires"
              label={t('lot.expires')}
              defaultValue={known?.expiresOn && isoDay(known.expiresOn)}
            />
          </SimpleGrid>
          {register.isError && <ProblemNotice problem={register.error} />}
          <Button type="submit" size="md" loading={register.isPending}>
            {t(known ? 'register.save' : 'register.submit')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
