import { Alert, Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type Party, PartyKind } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import type { Versioned } from '../../shared/api/versioned';
import { communeChoices, communeName } from '../../shared/communes';
import { approvesParties, registersParties } from '../../shared/roles';
import { useText } from '../../shared/text/text';
import { ApprovalBadge } from '../../shared/ui/approval-badge';
import { PageHead, Waiting } from '../../shared/ui/states';
import { useParty, usePartyPages, useSaveParty } from './api';
import { CommuneSelect, Editor, type Fields, Loaded, type Slips } from './editor';
import { Entries, Entry } from './entries';
import { glnSlip, NumberField } from './number-fields';

const home = '/registry/parties';

export function PartiesPage() {
  const { t } = useText();
  const session = useSession().data;
  const [commune, setCommune] = useState(session?.communeCode ?? '');
  const parties = usePartyPages(commune || undefined);
  const mayRegister = registersParties(session);
  return (
    <Stack gap="lg">
      <PageHead title={t('parties.title')} text={t('registry.intro')}>
        {mayRegister && (
          <Button component={Link} to={`${home}/new`}>
            {t('parties.add')}
          </Button>
        )}
      </PageHead>
      <NativeSelect
        label={t('registry.commune')}
        maw={320}
        value={commune}
        onChange={(event) => setCommune(event.currentTarget.value)}
        data={[{ value: '', label: t('page.all') }, ...communeChoices]}
      />
      <Entries
        pages={parties}
        waiting={<Waiting for="parties" />}
        empty={{ title: t('parties.empty.title'), text: t('parties.empty.text') }}
      >
        {(party) => (
          <Entry
            key={party.gln}
            name={party.name}
            to={mayRegister || party.gln === session?.partyGln ? `${home}/${party.gln}` : undefined}
            text={[
              t(`party.kind.${party.kind}`),
              party.address,
              communeName(party.communeCode),
              `${t(party.numbering === 'internal' ? 'party.internal' : 'party.gln')} ${party.gln}`,
            ]}
            mark={<ApprovalBadge state={party.approval} />}
          />
        )}
      </Entries>
    </Stack>
  );
}

export function PartyPage() {
  const { gln } = useParams();
  return gln ? <ExistingParty gln={gln} /> : <PartyForm />;
}

function ExistingParty({ gln }: { gln: string }) {
  return (
    <Loaded document={useParty(gln)}>{(document, reload) => <PartyForm document={document} reload={reload} />}</Loaded>
  );
}

function PartyForm({ document, reload }: { document?: Versioned<Party>; reload?: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const session = useSession().data;
  const party = document?.value;
  const save = useSaveParty(document && { id: document.value.gln, etag: document.etag });
  const [slips, setSlips] = useState<Slips>({});

  function submit(fields: Fields) {
    const taxCode = fields.get('tax-code');
    const found: Slips = {
      gln: party ? undefined : glnSlip(fields.get('gln')),
      taxCode: taxCode && !/^[0-9]{10}(-?[0-9]{3})?$/.test(taxCode) ? 'parties.tax-code.wrong' : undefined,
    };
    setSlips(found);
    if (found.gln || found.taxCode) return;
    save.mutate(
      {
        gln: party?.gln ?? fields.get('gln'),
        name: fields.must('name'),
        kind: fields.must('kind') as PartyKind,
        address: fields.must('address'),
        communeCode: fields.must('commune'),
        taxCode,
        memberOf: party?.memberOf,
      },
      { onSuccess: () => navigate(home) },
    );
  }

  return (
    <Editor title={t(party ? 'parties.edit' : 'parties.add')} back={home} save={save} reload={reload} onSubmit={submit}>
      {party?.approval === 'approved' && session && !approvesParties(session) && (
        <Alert color="yellow" variant="light">
          {t('parties.edit.approved')}
        </Alert>
      )}
      <TextInput name="name" label={t('party.name')} defaultValue={party?.name} maxLength={200} required />
      <NativeSelect
        name="kind"
        label={t('party.kind')}
        defaultValue={party?.kind ?? PartyKind.Household}
        data={Object.values(PartyKind).map((each) => ({ value: each, label: t(`party.kind.${each}`) }))}
      />
      <TextInput name="address" label={t('party.address')} defaultValue={party?.address} maxLength={300} required />
      <CommuneSelect defaultValue={party?.communeCode ?? session?.communeCode} />
      <TextInput
        name="tax-code"
        label={t('party.tax-code.optional')}
        defaultValue={party?.taxCode}
        error={slips.taxCode && t(slips.taxCode)}
      />
      <NumberField name="gln" number={party} slips={slips} />
    </Editor>
  );
}
