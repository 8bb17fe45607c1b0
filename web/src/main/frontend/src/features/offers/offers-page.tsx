import { Alert, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { OfferState } from '../../generated/ingest';
import { useText } from '../../shared/text/text';
import { Empty, More, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useOffers } from './api';
import { type Answered, OfferCard } from './offer-card';

const states = Object.values(OfferState);

/** What partners sent of one's own products, places and parties: nothing of it holds before it is accepted. */
export function OffersPage() {
  const { t } = useText();
  const [state, setState] = useState<OfferState>(OfferState.Offered);
  return (
    <Stack gap="lg">
      <PageHead title={t('offers.title')} text={t('offers.intro')} />
      <SegmentedControl
        aria-label={t('offers.state')}
        value={state}
        onChange={(chosen) => setState(chosen as OfferState)}
        data={states.map((each) => ({ value: each, label: t(`offers.state.${each}`) }))}
        style={{ alignSelf: 'flex-start' }}
      />
      <List key={state} state={state} />
    </Stack>
  );
}

function List({ state }: { state: OfferState }) {
  const { t } = useText();
  const offers = useOffers(state);
  const [answered, setAnswered] = useState<Answered>();
  if (offers.isPending) return <Waiting for="offers" />;
  if (offers.isError) return <ProblemNotice problem={offers.error} retry={offers.refetch} />;
  const all = offers.data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="md">
      {answered && (
        <Alert color="green" variant="light" role="status">
          {t(answered.accepted ? 'offers.answered.accepted' : 'offers.answered.declined', { name: answered.name })}
        </Alert>
      )}
      {all.length === 0 && !offers.hasNextPage && (
        <Empty title={t(`offers.empty.${state}`)} text={t('offers.empty.text')} />
      )}
      {all.map((offer) => (
        <OfferCard key={`${offer.id} ${offer.version}`} offer={offer} onAnswered={setAnswered} />
      ))}
      <More of={offers} />
    </Stack>
  );
}
