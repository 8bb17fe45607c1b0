import { Alert, Anchor, Badge, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type Certificate, Scheme } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import type { Versioned } from '../../shared/api/versioned';
import { calendarDay, isoDay } from '../../shared/input';
import { useText } from '../../shared/text/text';
import { PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useCertificate, useCertificatePages, useProductChoices, useSaveCertificate } from './api';
import { Editor, type Fields, Loaded, type Slips } from './editor';
import { Entries, Entry } from './entries';
import { OwnerField, ownerSlip } from './number-fields';

const home = '/registry/certificates';

export function CertificatesPage() {
  const { t, day } = useText();
  const certificates = useCertificatePages();
  return (
    <Stack gap="lg">
      <PageHead title={t('certificates.title')} text={t('registry.intro')}>
        <Button component={Link} to={`${home}/new`}>
          {t('certificates.add')}
        </Button>
      </PageHead>
      <Entries
        pages={certificates}
        waiting={<Waiting for="certificates" />}
        empty={{ title: t('certificates.empty.title'), text: t('certificates.empty.text') }}
      >
        {(each) => (
          <Entry
            key={each.number}
            name={`${t(`scheme.${each.scheme}`)} · ${each.number}`}
            to={`${home}/${encodeURIComponent(each.number)}`}
            text={[
              each.issuedBy,
              t('certificate.period', { from: day(each.validFrom), until: day(each.validUntil) }),
              t('certificate.count', { count: each.products.length }),
            ]}
            mark={
              <Badge color={each.valid ? 'rice.7' : 'red.9'} variant={each.valid ? 'filled' : 'outline'}>
                {t(each.valid ? 'certificate.valid' : 'certificate.expired')}
              </Badge>
            }
          />
        )}
      </Entries>
    </Stack>
  );
}

export function CertificatePage() {
  const { number } = useParams();
  return number ? <ExistingCertificate number={number} /> : <CertificateForm />;
}

function ExistingCertificate({ number }: { number: string }) {
  return (
    <Loaded document={useCertificate(number)}>
      {(document, reload) => <CertificateForm document={document} reload={reload} />}
    </Loaded>
  );
}

function CertificateForm({ document, reload }: { document?: Versioned<Certificate>; reload?: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const own = useSession().data?.partyGln;
  const known = document?.value;
  const save = useSaveCertificate(document && { id: document.value.number, etag: document.etag });
  const [slips, setSlips] = useState<Slips>({});

  function submit(fields: Fields) {
    const holderGln = known?.holderGln ?? fields.get('owner') ?? own ?? '';
    const products = fields.all.getAll('products').map(String);
    const [from, until] = [fields.must('from'), fields.must('until')];
    const found: Slips = {
      owner: ownerSlip(fields.get('owner')),
      until: until < from ? 'certificate.until.wrong' : undefined,
      products: products.length === 0 ? 'certificate.products.wrong' : undefined,
    };
    setSlips(found);
    if (Object.values(found).some(Boolean)) return;
    save.mutate(
      {
        number: known?.number ?? fields.must('number'),
        holderGln,
        scheme: known?.scheme ?? (fields.must('scheme') as Scheme),
        issuedBy: fields.must('issued-by'),
        validFrom: calendarDay(from),
        validUntil: calendarDay(until),
        products,
      },
      { onSuccess: () => navigate(home) },
    );
  }

  return (
    <Editor
      title={t(known ? 'certificates.edit' : 'certificates.add')}
      back={home}
      save={save}
      reload={reload}
      onSubmit={submit}
    >
      {known ? <RenewedElsewhere /> : <OwnerField slips={slips} />}
      <TextInput
        name="number"
        label={t('certificate.number')}
        defaultValue={known?.number}
        readOnly={known !== undefined}
        maxLength={60}
        required
      />
      {known ? (
        <TextInput label={t('certificate.scheme')} value={t(`scheme.${known.scheme}`)} readOnly />
      ) : (
        <NativeSelect
          name="scheme"
          label={t('certificate.scheme')}
          data={Object.values(Scheme).map((each) => ({ value: each, label: t(`scheme.${each}`) }))}
        />
      )}
      <TextInput
        name="issued-by"
        label={t('certificate.issued-by')}
        defaultValue={known?.issuedBy}
        maxLength={200}
        required
      />
      <Group grow align="flex-start">
        <TextInput
          type="date"
          name="from"
          label={t('certificate.from')}
          defaultValue={known && isoDay(known.validFrom)}
          min={known && isoDay(known.validFrom)}
          required
        />
        <TextInput
          type="date"
          name="until"
          label={t('certificate.until')}
          defaultValue={known && isoDay(known.validUntil)}
          max={known && isoDay(known.validUntil)}
          error={slips.until && t(slips.until)}
          required
        />
      </Group>
      <ProductChoice chosen={known?.products ?? []} slips={slips} />
    </Editor>
  );
}

/** What was certified stays as registered: a renewal is another paper with another number. */
function RenewedElsewhere() {
  const { t } = useText();
  return (
    <Alert color="blue" variant="light">
      <Stack gap="xs" align="flex-start">
        <Text>{t('certificates.edit.text')}</Text>
        <Anchor component={Link} to={`${home}/new`}>
          {t('certificates.add')}
        </Anchor>
      </Stack>
    </Alert>
  );
}

function ProductChoice({ chosen, slips }: { chosen: string[]; slips: Slips }) {
  const { t } = useText();
  const products = useProductChoices();
  if (products.isPending) return <Waiting for="products" />;
  if (products.isError) return <ProblemNotice problem={products.error} retry={products.refetch} />;
  const { items } = products.data;
  if (items.length === 0) return <Alert color="yellow">{t('certificates.no-products')}</Alert>;
  return (
    <Checkbox.Group
      label={t('certificate.products')}
      defaultValue={chosen}
      error={slips.products && t(slips.products)}
      required
    >
      <Stack gap="xs" mt="xs">
        {items.map(({ gtin, name }) => (
          <Checkbox key={gtin} name="products" value={gtin} label={name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
