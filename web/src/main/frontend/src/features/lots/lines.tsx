import { ActionIcon, Button, Fieldset, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LotRef, Quantity } from '../../generated/ingest';
import { typed, units } from '../../shared/input';
import { useText } from '../../shared/text/text';
import { lotValue, type Slips } from './entry';

/** A lot that may stand in a line, and how much of it there is where that is known. */
export type Choice = LotRef & { productName?: string; amount?: Quantity };

type Line = { key: number; lot: string; value: string; unit: string };

const lineOf = (key: number, choice?: Choice): Line => ({
  key,
  lot: choice ? lotValue(choice) : '',
  value: choice?.amount ? typed(choice.amount.value) : '',
  unit: choice?.amount?.unit ?? units[0] ?? '',
});

type Props = {
  name: 'inputs' | 'outputs';
  choices: Choice[];
  first?: Choice;
  slips: Slips;
};

/** Several lots with an amount each: what was used up, or what came of it. */
export function Lines({ name, choices, first, slips }: Props) {
  const { t } = useText();
  const [lines, setLines] = useState(() => [lineOf(0, first)]);
  const [next, setNext] = useState(1);
  const change = (key: number, to: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...to } : line)));

  function add() {
    setLines([...lines, lineOf(next)]);
    setNext(next + 1);
  }

  return (
    <Fieldset legend={t(`diary.${name}`)}>
      <Stack gap="md">
        {lines.map((line, at) => (
          <Group key={line.key} gap="sm" align="flex-start" wrap="nowrap">
            <SimpleGrid cols={{ base: 1, xs: 3 }} flex={1} spacing="sm">
              <NativeSelect
                name={`${name}.lot`}
                label={t('diary.lot')}
                value={line.lot}
                error={slipOf(slips, `${name}.${at}.lot`, t)}
                onChange={(event) => {
                  const lot = event.currentTarget.value;
                  const amount = choices.find((each) => lotValue(each) === lot)?.amount;
                  change(line.key, { lot, ...(amount && { value: typed(amount.value), unit: amount.unit }) });
                }}
                data={[
                  { value: '', label: t('register.choose') },
                  ...choices.map((each) => ({ value: lotValue(each), label: labelOf(each) })),
                ]}
              />
              <TextInput
                name={`${name}.value`}
                label={t('lot.quantity')}
                inputMode="decimal"
                value={line.value}
                onChange={(event) => change(line.key, { value: event.currentTarget.value })}
                error={slipOf(slips, `${name}.${at}`, t)}
              />
              <NativeSelect
                name={`${name}.unit`}
                label={t('lot.unit')}
                value={line.unit}
                onChange={(event) => change(line.key, { unit: event.currentTarget.value })}
                data={units.map((each) => ({ value: each, label: t(`unit.${each}`) }))}
              />
            </SimpleGrid>
            <ActionIcon
              variant="default"
              size={36}
              mt={25}
              disabled={lines.length === 1}
              aria-label={t('diary.line.remove', { line: at + 1 })}
              onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
            >
              ×
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button variant="default" size="xs" onClick={add}>
            {t(`diary.${name}.add`)}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

const labelOf = ({ gtin, lot, productName }: Choice) => `${lot} · ${productName ?? gtin}`;

function slipOf(slips: Slips, name: string, t: ReturnType<typeof useText>['t']) {
  const slip = slips[name];
  return slip && t(slip);
}
