import { Anchor, Button, Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Lot } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import { isGtin, isLotNumber } from '../../shared/input';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useLots } from './api';

export function LotsPage() {
  const { t } = useText();
  const mayRegister = useSession().data?.partyGln !== undefined;
  const registerButton = mayRegister && (
    <Button component={Link} to="/lots/new">
      {t('lots.register')}
    </Button>
  );
  return (
    <Stack gap="xl">
      <PageHead title={t('lots.title')} text={t('lots.intro')}>
        {registerButton}
      </PageHead>
      <Lots />
      <FindLot />
    </Stack>
  );
}

function Lots() {
  const { t } = useText();
  const lots = useLots();
  if (lots.isPending) return <Waiting for="lots" />;
  if (lots.isError) return <ProblemNotice problem={lots.error} retry={lots.refetch} />;
  const all = lots.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <Empty title={t('lots.empty.title')} text={t('lots.empty.text')} />;
  return (
    <Stack gap="md" align="stretch">
      <LotTable lots={all} />
      <More of={lots} />
    </Stack>
  );
}

function LotTable({ lots }: { lots: Lot[] }) {
  const { t, day, decimal } = useText();
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="md" horizontalSpacing="lg" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lot.number')}</Table.Th>
              <Table.Th>{t('lot.product')}</Table.Th>
              <Table.Th>{t('lot.owner')}</Table.Th>
              <Table.Th>{t('lot.produced')}</Table.Th>
              <Table.Th>{t('lot.planned')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lots.map((lot) => (
              <Table.Tr key={`${lot.gtin} ${lot.lot}`}>
                <Table.Td>
                  <Anchor component={Link} to={lotAddress(lot)} fw={600}>
                    {lot.lot}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Text>{lot.productName ?? t('lot.unnamed')}</Text>
                  {lot.origin === 'events-only' && (
                    <Text size="sm" c="dimmed">
                      {t('lot.events-only')}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{lot.ownerName ?? '–'}</Table.Td>
                <Table.Td>{lot.producedOn ? day(lot.producedOn) : '–'}</Table.Td>
                <Table.Td>
                  {lot.plannedQuantity
                    ? `${decimal(lot.plannedQuantity.value)} ${t(`unit.${lot.plannedQuantity.unit}`)}`
                    : '–'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

/** For a lot of someone else's: a shop that receives it, an inspector who holds the package. */
function FindLot() {
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
    <Paper withBorder p="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Title order={2} size="h4">
            {t('lots.find.title')}
          </Title>
          <Group align="flex-start" gap="md">
            <TextInput
              name="gtin"
              label={t('lot.gtin')}
              inputMode="numeric"
              error={wrong.gtin && t('lot.gtin.wrong')}
            />
            <TextInput name="lot" label={t('lot.number')} error={wrong.lot && t('lot.number.wrong')} />
            <Button type="submit" variant="default" mt={25}>
              {t('lots.find.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
