import { Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { isGtin, isLotNumber } from '../../shared/input';
import { readLabel } from '../../shared/label-address';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';

/** For a lot of someone else's: a shop that receives it, an inspector who holds the package. */
export function FindLot() {
  const { t } = useText();
  return (
    <Paper component="section" withBorder p="lg">
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('lots.find.title')}
        </Title>
        <ByLabel />
        <Text size="sm" c="dimmed">
          {t('lots.find.or')}
        </Text>
        <ByNumbers />
      </Stack>
    </Paper>
  );
}

/** A code reader types the address and presses Enter, as a person who pastes it may. */
function ByLabel() {
  const { t } = useText();
  const navigate = useNavigate();
  const [wrong, setWrong] = useState<'wrong' | 'no-lot'>();
  const [address, setAddress] = useState('');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const label = readLabel(address);
    setWrong(!label ? 'wrong' : label.lot ? undefined : 'no-lot');
    if (label?.lot) navigate(lotAddress({ gtin: label.gtin, lot: label.lot }));
  }

  const roll = wrong === 'no-lot' ? readLabel(address) : undefined;
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" gap="md">
        <TextInput
          name="label"
          flex="1 1 16rem"
          label={t('lots.find.label')}
          description={t('lots.find.label.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={wrong && t(`lots.find.label.${wrong}`)}
        />
        <Button type="submit" mt={{ base: 0, xs: 25 }}>
          {t('lots.find.submit')}
        </Button>
      </Group>
      {roll?.serial && (
        <Anchor href={`/01/${roll.gtin}/21/${encodeURIComponent(roll.serial)}`}>{t('lots.find.scan-page')}</Anchor>
      )}
    </form>
  );
}

function ByNumbers() {
  const { t } = useText();
  const navigate = useNavigate();
  const [wrong, setWrong] = useState({ gtin: false, lot: false });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const sought = { gtin: String(form.get('gtin')).trim(), lot: String(form.get('lot')).trim() };
    const slips = { gtin: !isGtin(sought.gtin), lot: !isLotNumber(sought.lot) };
    setWrong(slips);
    if (!slips.gtin && !slips.lot) navigate(lotAddress(sought));
  }

  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" gap="md">
        <TextInput name="gtin" label={t('lot.gtin')} inputMode="numeric" error={wrong.gtin && t('lot.gtin.wrong')} />
        <TextInput name="lot" label={t('lot.number')} error={wrong.lot && t('lot.number.wrong')} />
        <Button type="submit" variant="default" mt={{ base: 0, xs: 25 }}>
          {t('lots.find.submit')}
        </Button>
      </Group>
    </form>
  );
}
