import { Badge, Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type Product, Unit } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import type { Versioned } from '../../shared/api/versioned';
import { decimalPoint, isQuantity, units } from '../../shared/input';
import { useText } from '../../shared/text/text';
import { PageHead, Waiting } from '../../shared/ui/states';
import { useCrops, useProduct, useProductPages, useSaveProduct } from './api';
import { Editor, type Fields, Loaded, type Slips } from './editor';
import { Entries, Entry } from './entries';
import { gtinSlip, NumberField, OwnerField, ownerSlip } from './number-fields';
import { PhotoField } from './photo-field';

const home = '/registry/products';

export function ProductsPage() {
  const { t } = useText();
  const products = useProductPages();
  return (
    <Stack gap="lg">
      <PageHead title={t('products.title')} text={t('registry.intro')}>
        <Button component={Link} to={`${home}/new`}>
          {t('products.add')}
        </Button>
      </PageHead>
      <Entries
        pages={products}
        waiting={<Waiting for="products" />}
        empty={{ title: t('products.empty.title'), text: t('products.empty.text') }}
      >
        {(product) => (
          <Entry
            key={product.gtin}
            name={product.name}
            to={`${home}/${product.gtin}`}
            text={[
              product.brand,
              product.crop ?? t('product.no-crop'),
              `${t(product.numbering === 'internal' ? 'lot.internal' : 'lot.gtin')} ${product.gtin}`,
            ]}
            mark={
              product.ocopStars && (
                <Badge variant="outline">OCOP {t('product.ocop.stars', { stars: product.ocopStars })}</Badge>
              )
            }
          />
        )}
      </Entries>
    </Stack>
  );
}

export function ProductPage() {
  const { gtin } = useParams();
  return gtin ? <ExistingProduct gtin={gtin} /> : <ProductForm />;
}

function ExistingProduct({ gtin }: { gtin: string }) {
  return (
    <Loaded document={useProduct(gtin)}>
      {(document, reload) => <ProductForm document={document} reload={reload} />}
    </Loaded>
  );
}

function ProductForm({ document, reload }: { document?: Versioned<Product>; reload?: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const own = useSession().data?.partyGln;
  const product = document?.value;
  const save = useSaveProduct(document && { id: document.value.gtin, etag: document.etag });
  const [slips, setSlips] = useState<Slips>({});

  function submit(fields: Fields) {
    const ownerGln = product?.ownerGln ?? fields.get('owner') ?? own ?? '';
    const net = decimalPoint(fields.get('netContent') ?? '');
    const found: Slips = {
      netContent: net && !isQuantity(net) ? 'diary.quantity.wrong' : undefined,
      gtin: product ? undefined : gtinSlip(fields.get('gtin')),
      owner: ownerSlip(fields.get('owner')),
    };
    setSlips(found);
    if (found.gtin || found.owner || found.netContent) return;
    const stars = fields.get('ocop');
    save.mutate(
      {
        gtin: product?.gtin ?? fields.get('gtin'),
        ownerGln,
        name: fields.must('name'),
        brand: fields.get('brand'),
        crop: fields.get('crop'),
        unit: fields.must('unit') as Unit,
        netContent: net ? { value: net, unit: Unit.Kgm } : undefined,
        standards: fields
          .must('standards')
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
        ocopStars: stars ? Number(stars) : undefined,
      },
      { onSuccess: () => navigate(home) },
    );
  }

  return (
    <Stack gap="lg">
      <Editor
        title={t(product ? 'products.edit' : 'products.add')}
        back={home}
        save={save}
        reload={reload}
        onSubmit={submit}
      >
        {!product && <OwnerField slips={slips} />}
        <TextInput name="name" label={t('product.name')} defaultValue={product?.name} maxLength={200} required />
        <CropField crop={product?.crop} />
        <NativeSelect
          name="unit"
          label={t('product.unit')}
          defaultValue={product?.unit}
          data={units.map((each) => ({ value: each, label: t(`unit.${each}`) }))}
        />
        <TextInput
          name="netContent"
          label={t('product.net')}
          description={t('product.net.hint')}
          inputMode="decimal"
          defaultValue={product?.netContent?.value}
          error={slips.netContent && t(slips.netContent)}
        />
        <TextInput name="brand" label={t('product.brand')} defaultValue={product?.brand} maxLength={100} />
        <Textarea
          name="standards"
          label={t('product.standards')}
          description={t('product.standards.hint')}
          defaultValue={product?.standards.join('\n')}
          rows={3}
        />
        <NativeSelect
          name="ocop"
          label={t('product.ocop')}
          defaultValue={product?.ocopStars}
          data={[
            { value: '', label: t('product.ocop.none') },
            ...['1', '2', '3', '4', '5'].map((stars) => ({ value: stars, label: t('product.ocop.stars', { stars }) })),
          ]}
        />
        <NumberField name="gtin" number={product} slips={slips} />
      </Editor>
      {product && <PhotoField gtin={product.gtin} name={product.name} />}
      {product && (
        <Group>
          <Button component={Link} to={`${home}/${product.gtin}/rolls`} variant="default">
            {t('rolls.title')}
          </Button>
          <Button component={Link} to={`${home}/${product.gtin}/links`} variant="default">
            {t('links.title')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function CropField({ crop }: { crop?: string }) {
  const { t } = useText();
  const choices = useId();
  const [asked, setAsked] = useState(false);
  const crops = useCrops(asked);
  return (
    <>
      <TextInput
        name="crop"
        label={t('product.crop')}
        description={t('product.crop.hint')}
        defaultValue={crop}
        maxLength={100}
        list={choices}
        onFocus={() => setAsked(true)}
      />
      <datalist id={choices}>
        {crops.data?.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}
