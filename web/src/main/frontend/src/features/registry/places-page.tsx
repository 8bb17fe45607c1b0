import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type Place, PlaceKind } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import type { Versioned } from '../../shared/api/versioned';
import { communeName } from '../../shared/communes';
import { useText } from '../../shared/text/text';
import { PageHead, Waiting } from '../../shared/ui/states';
import { usePlace, usePlacePages, useSavePlace } from './api';
import { CommuneSelect, Editor, type Fields, Loaded, type Slips } from './editor';
import { Entries, Entry } from './entries';
import { glnSlip, NumberField, OwnerField, ownerSlip } from './number-fields';

const home = '/registry/places';

export function PlacesPage() {
  const { t } = useText();
  const places = usePlacePages();
  const add = (
    <Button component={Link} to={`${home}/new`}>
      {t('places.add')}
    </Button>
  );
  return (
    <Stack gap="lg">
      <PageHead title={t('places.title')} text={t('registry.intro')}>
        {add}
      </PageHead>
      <Entries
        pages={places}
        waiting={<Waiting for="places" />}
        empty={{ title: t('places.empty.title'), text: t('places.empty.text') }}
      >
        {(place) => (
          <Entry
            key={place.gln}
            name={place.name}
            to={`${home}/${place.gln}`}
            text={[
              t(`place.kind.${place.kind}`),
              place.address,
              communeName(place.communeCode),
              place.plantingAreaCode,
            ]}
          />
        )}
      </Entries>
    </Stack>
  );
}

export function PlacePage() {
  const { gln } = useParams();
  return gln ? <ExistingPlace gln={gln} /> : <PlaceForm />;
}

function ExistingPlace({ gln }: { gln: string }) {
  return (
    <Loaded document={usePlace(gln)}>{(document, reload) => <PlaceForm document={document} reload={reload} />}</Loaded>
  );
}

function PlaceForm({ document, reload }: { document?: Versioned<Place>; reload?: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const own = useSession().data?.partyGln;
  const place = document?.value;
  const save = useSavePlace(document && { id: document.value.gln, etag: document.etag });
  const [slips, setSlips] = useState<Slips>({});

  function submit(fields: Fields) {
    const partyGln = place?.partyGln ?? fields.get('owner') ?? own ?? '';
    const found: Slips = { gln: place ? undefined : glnSlip(fields.get('gln')), owner: ownerSlip(fields.get('owner')) };
    setSlips(found);
    if (found.gln || found.owner) return;
    save.mutate(
      {
        gln: place?.gln ?? fields.get('gln'),
        partyGln,
        name: fields.must('name'),
        kind: fields.must('kind') as PlaceKind,
        address: fields.must('address'),
        communeCode: fields.must('commune'),
        plantingAreaCode: fields.get('area-code'),
      },
      { onSuccess: () => navigate(home) },
    );
  }

  return (
    <Editor title={t(place ? 'places.edit' : 'places.add')} back={home} save={save} reload={reload} onSubmit={submit}>
      {!place && <OwnerField slips={slips} />}
      <TextInput name="name" label={t('place.name')} defaultValue={place?.name} maxLength={200} required />
      <NativeSelect
        name="kind"
        label={t('place.kind')}
        defaultValue={place?.kind}
        data={Object.values(PlaceKind).map((each) => ({ value: each, label: t(`place.kind.${each}`) }))}
      />
      <TextInput name="address" label={t('place.address')} defaultValue={place?.address} maxLength={300} required />
      <CommuneSelect defaultValue={place?.communeCode} />
      <TextInput name="area-code" label={t('place.area-code')} defaultValue={place?.plantingAreaCode} maxLength={50} />
      <NumberField name="gln" number={place} slips={slips} />
    </Editor>
  );
}
