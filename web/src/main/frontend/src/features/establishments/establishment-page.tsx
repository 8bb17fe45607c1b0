import { Anchor, Button, Group, Paper, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ApprovalState, Party, PartyDecisionKind } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import { communeName } from '../../shared/communes';
import { useText } from '../../shared/text/text';
import { ApprovalBadge } from '../../shared/ui/approval-badge';
import { DecisionHistory } from '../../shared/ui/decision-history';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { Facts, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useDecideOnParty, useEstablishment, usePartyDecisions } from './api';

export function EstablishmentPage() {
  const { t, moment } = useText();
  const { gln = '' } = useParams();
  const known = useEstablishment(gln);
  const decisions = usePartyDecisions(gln);
  if (known.isPending) return <Waiting for="party" />;
  if (known.isError) return <ProblemNotice problem={known.error} retry={known.refetch} />;
  const { value: party, etag } = known.data;
  return (
    <Stack gap="xl">
      <Anchor component={Link} to="/establishments">
        ← {t('page.back')}
      </Anchor>
      <PageHead title={party.name} text={t(`party.kind.${party.kind}`)}>
        <ApprovalBadge state={party.approval} />
      </PageHead>
      <Paper withBorder p="lg">
        <Facts
          facts={[
            [t(party.numbering === 'internal' ? 'party.internal' : 'party.gln'), party.gln],
            [t('party.address'), party.address],
            [t('party.commune'), communeName(party.communeCode)],
            [t('party.tax-code'), party.taxCode],
            [t('party.registered'), moment(party.registeredAt)],
          ]}
        />
      </Paper>
      <Decide party={party} etag={etag} />
      <DecisionHistory decisions={decisions} />
    </Stack>
  );
}

type Choice = { kind: PartyDecisionKind; label: 'approve' | 'refuse' | 'withdraw' };

const approve: Choice = { kind: 'approved', label: 'approve' };
const refuse: Choice = { kind: 'refused', label: 'refuse' };
const withdraw: Choice = { kind: 'approval-withdrawn', label: 'withdraw' };

const choices: Record<ApprovalState, Choice[]> = {
  waiting: [approve, refuse],
  approved: [withdraw],
  refused: [approve],
  withdrawn: [approve],
};

/** A decision is of the version that was on the page when it was asked for, whatever is read anew beneath it. */
function Decide({ party, etag }: { party: Party; etag: string }) {
  const { t } = useText();
  const reach = useSession().data?.communeCode;
  const [asked, setAsked] = useState<Choice & { seen: string }>();
  const decide = useDecideOnParty(party.gln);
  const close = () => {
    setAsked(undefined);
    decide.reset();
  };
  if (reach && reach !== party.communeCode) return null; // an officer of one commune decides there only
  return (
    <Group gap="sm">
      {choices[party.approval].map((choice) => (
        <Button
          key={choice.kind}
          variant={choice === approve ? 'filled' : 'outline'}
          color={choice === approve ? undefined : 'red.9'}
          onClick={() => setAsked({ ...choice, seen: etag })}
        >
          {t(`establishments.${choice.label}`)}
        </Button>
      ))}
      {asked && (
        <ReasonDialog
          title={t(`establishments.${asked.label}`)}
          text={t(`establishments.${asked.label}.text`)}
          colour={asked.kind === 'approved' ? undefined : 'red.9'}
          decision={{
            ...decide,
            mutate: (reason) => decide.mutate({ kind: asked.kind, reason, seen: asked.seen }, { onSuccess: close }),
          }}
          onClose={close}
        />
      )}
    </Group>
  );
}
