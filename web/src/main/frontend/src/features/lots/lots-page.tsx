import { Alert, Anchor, Badge, Button, Group, NativeSelect, Paper, Stack, Table, Tabs, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import type { Lot, LotStanding, StandingFilter } from '../../generated/ingest';
import { ActingFor, useActingFor } from '../../shared/acting';
import { useSession } from '../../shared/api/session';
import { useDeliveries } from '../../shared/goods';
import { lotAddress } from '../../shared/lot-address';
import { actsForParty, isOfficer, recallsLots, releasesLots } from '../../shared/roles';
import { useText } from '../../shared/text/text';
import { PartyField } from '../../shared/ui/party-field';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { type LotFilter, useLots, useProducts } from './api';
import { FindLot } from './find-lot';
import { HoldingsList } from './holdings-list';

/** A party comes for its own lots and what it has in hand, an office for the lots that are stopped and the one at hand. */
export function LotsPage() {
  const { t } = useText();
  const session = useSession().data;
  if (!session) return null;
  const officer = isOfficer(session);
  return (
    <Stack gap="xl">
      <PageHead title={t('lots.title')} text={t(officer ? 'lots.officer.intro' : 'lots.intro')}>
        {actsForParty(session) && (
          <Button component={Link} to="/lots/new">
            {t('lots.register')}
          </Button>
        )}
      </PageHead>
      {officer ? (
        <>
          <FindLot />
          <OfficeLots />
        </>
      ) : (
        <>
          <OwnGoods />
          <FindLot />
        </>
      )}
    </Stack>
  );
}

/** What waits to be received comes first: nobody counts it before it is. */
function OwnGoods() {
  const { t } = useText();
  const acting = useActingFor();
  const partyGln = acting.party?.gln;
  const waiting = useDeliveries('incoming', partyGln);
  const [search, setSearch] = useSearchParams();
  const trader = useSession().data?.role === 'trader';
  const tab = search.get('show') ?? (trader ? 'held' : 'own');
  const count = waiting.data?.pages.flatMap((page) => page.items).length ?? 0;
  return (
    <>
      <ActingFor {...acting} />
      {waiting.isError && <ProblemNotice problem={waiting.error} retry={waiting.refetch} />}
      {count > 0 && (
        <Alert color="yellow" role="status" title={t('lots.waiting', { count })}>
          <Anchor component={Link} to="/deliveries" fw={600} underline="always">
            {t('lots.waiting.open')}
          </Anchor>
        </Alert>
      )}
      <Tabs value={tab} onChange={(to) => setSearch(to ? { show: to } : {}, { replace: true })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="own">{t('lots.own')}</Tabs.Tab>
          <Tabs.Tab value="held">{t('lots.held')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="own">
          <Lots filter={{ standing: 'all', ownerGln: partyGln }} emptyText={t('lots.empty.text')} />
        </Tabs.Panel>
        <Tabs.Panel value="held">
          <HoldingsList partyGln={partyGln} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

const standings: StandingFilter[] = ['stopped', 'found', 'all'];

/** The stopped come first where the office decides about them. */
function OfficeLots() {
  const { t } = useText();
  const session = useSession().data;
  const decides = releasesLots(session) || recallsLots(session);
  const [search, setSearch] = useSearchParams();
  const products = useProducts();
  const show = (search.get('show') ?? (decides ? 'stopped' : 'all')) as StandingFilter;
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const filter: LotFilter = {
    standing: show,
    gtin: search.get('gtin') ?? undefined,
    ownerGln: search.get('owner') ?? undefined,
  };
  return (
    <Stack gap="md">
      {products.isError && <ProblemNotice problem={products.error} retry={products.refetch} />}
      <Group gap="md" align="flex-end">
        <NativeSelect
          label={t('lots.show')}
          value={show}
          onChange={(event) => change('show', event.currentTarget.value)}
          data={standings.map((each) => ({ value: each, label: t(`lots.show.${each}`) }))}
        />
        <NativeSelect
          label={t('lot.product')}
          value={filter.gtin ?? ''}
          onChange={(event) => change('gtin', event.currentTarget.value)}
          data={[
            { value: '', label: t('lots.show.any') },
            ...(products.data?.items ?? []).map(({ gtin, name }) => ({ value: gtin, label: name })),
          ]}
          flex="1 1 14rem"
        />
        <OwnerFilter owner={filter.ownerGln} onChange={(gln) => change('owner', gln)} />
      </Group>
      <Lots filter={filter} emptyText={t(show === 'all' ? 'lots.officer.empty.text' : 'lots.stopped.empty')} />
    </Stack>
  );
}

function OwnerFilter({ owner, onChange }: { owner?: string; onChange: (gln: string) => void }) {
  const { t } = useText();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(String(new FormData(event.currentTarget).get('owner') ?? '').trim());
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <PartyField name="owner" label={t('lot.owner')} defaultValue={owner} />
        <Button type="submit" variant="default">
          {t('lots.show.submit')}
        </Button>
      </Group>
    </form>
  );
}

function Lots({ filter, emptyText }: { filter: LotFilter; emptyText: string }) {
  const { t } = useText();
  const lots = useLots(filter);
  if (lots.isPending) return <Waiting for="lots" />;
  if (lots.isError) return <ProblemNotice problem={lots.error} retry={lots.refetch} />;
  const all = lots.data.pages.flatMap((page) => page.items);
  if (all.length === 0 && !lots.hasNextPage)
    return <Empty title={t(filter.standing === 'all' ? 'lots.empty.title' : 'lots.stopped.none')} text={emptyText} />;
  return (
    <Stack gap="md" align="stretch">
      {all.length > 0 ? <LotTable lots={all} /> : <Text>{t('lots.none-so-far')}</Text>}
      <More of={lots} />
    </Stack>
  );
}

const colours: Record<LotStanding, string> = { recalled: 'red.9', held: 'orange.9', open: 'gray.7', sound: 'rice.7' };

/** An office sees whose they are, and the plan of a lot once it opens it; a party its own. */
function LotTable({ lots }: { lots: Lot[] }) {
  const { t, day, decimal } = useText();
  const officer = isOfficer(useSession().data);
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={300}>
        <Table verticalSpacing="md" horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lot.number')}</Table.Th>
              <Table.Th>{t('lot.product')}</Table.Th>
              <Table.Th>{t('lot.standing')}</Table.Th>
              {officer && <Table.Th visibleFrom="sm">{t('lot.owner')}</Table.Th>}
              <Table.Th visibleFrom="sm">{t('lot.produced')}</Table.Th>
              {!officer && <Table.Th visibleFrom="sm">{t('lot.planned')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lots.map((lot) => (
              <Table.Tr key={`${lot.gtin} ${lot.lot}`}>
                <Table.Td>
                  <Anchor component={Link} to={lotAddress(lot)} fw={600} className="one-line">
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
                <Table.Td>
                  {lot.standing && (
                    <Badge
                      miw="max-content"
                      color={colours[lot.standing]}
                      variant={lot.standing === 'recalled' || lot.standing === 'held' ? 'filled' : 'outline'}
                    >
                      {t(`standing.${lot.standing}`)}
                    </Badge>
                  )}
                </Table.Td>
                {officer && <Table.Td visibleFrom="sm">{lot.ownerName ?? '–'}</Table.Td>}
                <Table.Td visibleFrom="sm">{lot.producedOn ? day(lot.producedOn) : '–'}</Table.Td>
                {!officer && (
                  <Table.Td visibleFrom="sm">
                    {lot.plannedQuantity
                      ? `${decimal(lot.plannedQuantity.value)} ${t(`unit.${lot.plannedQuantity.unit}`)}`
                      : '–'}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
