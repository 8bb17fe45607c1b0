import { Anchor, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ApprovalState, type Party } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import { communeChoices, communeName } from '../../shared/communes';
import { useText } from '../../shared/text/text';
import { ApprovalBadge } from '../../shared/ui/approval-badge';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useEstablishments } from './api';

const all = 'all';

/** Those that wait in the officer's own commune come first: that is his day's work. */
export function EstablishmentsPage() {
  const { t } = useText();
  const own = useSession().data?.communeCode;
  const [address, setAddress] = useSearchParams();
  const commune = address.get('commune') ?? own ?? all;
  const state = address.get('state') ?? ApprovalState.Waiting;

  function choose(name: string, value: string) {
    setAddress((before) => ({ ...Object.fromEntries(before), [name]: value }), { replace: true });
  }

  return (
    <Stack gap="xl">
      <PageHead title={t('establishments.title')} text={t('establishments.intro')} />
      <Group gap="md" align="flex-end">
        <NativeSelect
          label={t('establishments.commune')}
          value={commune}
          onChange={(event) => choose('commune', event.currentTarget.value)}
          data={[{ value: all, label: t('page.all') }, ...communeChoices]}
        />
        <NativeSelect
          label={t('establishments.state')}
          value={state}
          onChange={(event) => choose('state', event.currentTarget.value)}
          data={[
            ...Object.values(ApprovalState).map((each) => ({ value: each, label: t(`approval.${each}`) })),
            { value: all, label: t('page.all') },
          ]}
        />
      </Group>
      <Establishments
        communeCode={commune === all ? undefined : commune}
        approval={Object.values(ApprovalState).find((each) => each === state)}
      />
    </Stack>
  );
}

function Establishments({ communeCode, approval }: { communeCode?: string; approval?: ApprovalState }) {
  const { t } = useText();
  const parties = useEstablishments(communeCode, approval);
  const all = parties.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetching, fetchNextPage } = parties;
  // A page may hold none of those asked for and still have a next one.
  const goOn = all.length === 0 && hasNextPage && !isFetching;
  useEffect(() => {
    if (goOn) fetchNextPage();
  }, [goOn, fetchNextPage]);

  if (parties.isError) return <ProblemNotice problem={parties.error} retry={parties.refetch} />;
  if (parties.isPending || (all.length === 0 && hasNextPage)) return <Waiting for="parties" />;
  if (all.length === 0) return <Empty title={t('establishments.empty.title')} text={t('establishments.empty.text')} />;
  return (
    <Stack gap="md">
      <Paper component="ul" withBorder px="lg" py={0} m={0} className="rows">
        {all.map((party) => (
          <Row key={party.gln} party={party} />
        ))}
      </Paper>
      <More of={parties} />
    </Stack>
  );
}

function Row({ party }: { party: Party }) {
  const { t } = useText();
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div>
        <Anchor component={Link} to={`/establishments/${party.gln}`} fw={600}>
          {party.name}
        </Anchor>
        <Text size="sm">
          {t(`party.kind.${party.kind}`)} · {party.address} · {communeName(party.communeCode)}
        </Text>
      </div>
      <ApprovalBadge state={party.approval} />
    </Group>
  );
}
