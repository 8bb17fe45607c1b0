import { Autocomplete, type ComboboxItem, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DoseUnit, TendingActivity } from '../../generated/ingest';
import { statusOf } from '../../shared/api/problem';
import { useText } from '../../shared/text/text';
import { holdsWords } from '../../shared/words';
import { useRegisterNames } from './api';
import type { Slips } from './entry';

/** What was done to a crop, and with what. */
export function Tending({ slips }: { slips: Slips }) {
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
      {activity === 'plant-protection' && <Spray slips={slips} />}
      {activity === 'fertilising' && <Fertiliser slips={slips} />}
    </>
  );
}

/** Names of the register are offered, so that a spelling of one's own leaves no isolation period unknown. */
function Spray({ slips }: { slips: Slips }) {
  const { t } = useText();
  const names = useRegisterNames();
  const failed = names.isError && statusOf(names.error) !== 404; // none was imported yet
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      <Autocomplete
        name="treatment"
        label={t('diary.treatment')}
        description={t('diary.treatment.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={names.data ?? []}
        filter={({ options, search }) =>
          (options as ComboboxItem[]).filter(({ value }) => holdsWords(value, search)).slice(0, 20)
        }
        maxLength={100}
        required
        error={slips.treatment ? t(slips.treatment) : failed && t('diary.treatment.failed')}
      />
      <Dose label={t('diary.dose')} unit={DoseUnit.Mlt} required slips={slips} />
    </SimpleGrid>
  );
}

function Fertiliser({ slips }: { slips: Slips }) {
  const { t } = useText();
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      <TextInput name="treatment" label={t('diary.fertiliser')} maxLength={100} />
      <Dose label={t('diary.fertiliser.amount')} unit={DoseUnit.Kgm} slips={slips} />
    </SimpleGrid>
  );
}

function Dose({ label, unit, required, slips }: { label: string; unit: DoseUnit; required?: boolean; slips: Slips }) {
  const { t } = useText();
  return (
    <>
      <TextInput
        name="dose"
        label={label}
        inputMode="decimal"
        required={required}
        error={slips.dose && t(slips.dose)}
      />
      <NativeSelect
        name="doseUnit"
        label={t('diary.dose.unit')}
        defaultValue={unit}
        data={Object.values(DoseUnit).map((each) => ({ value: each, label: t(`dose.${each}`) }))}
      />
    </>
  );
}
