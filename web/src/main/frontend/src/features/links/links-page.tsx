import { Alert, Anchor, Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type WebLink, WebLinkType } from '../../generated/qr';
import { isLotNumber } from '../../shared/input';
import { useText } from '../../shared/text/text';
import { Empty, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useProduct } from '../../shared/use-product';
import { useAddLink, useLinks, useRemoveLink } from './api';

/** The pages of his own that a producer leads shoppers to from the codes of a product. */
export function LinksPage() {
  const { gtin = '' } = useParams();
  const { t } = useText();
  const product = useProduct(gtin);
  const links = useLinks(gtin);
  if (product.isPending || links.isPending) return <Waiting for="form" />;
  if (product.isError) return <ProblemNotice problem={product.error} retry={product.refetch} />;
  if (links.isError) return <ProblemNotice problem={links.error} retry={links.refetch} />;
  const { items } = links.data;
  return (
    <Stack gap="lg">
      <Anchor component={Link} to={`/registry/products/${gtin}`}>
        ← {t('page.back')}
      </Anchor>
      <PageHead title={t('links.title')} text={`${product.data.name} · ${t('links.intro')}`} />
      <AddLink gtin={gtin} />
      {items.length === 0 ? (
        <Empty title={t('links.empty.title')} text={t('links.empty.text')} />
      ) : (
        <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {items.map((link) => (
            <Row key={link.id} link={link} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

const blank = () => ({
  id: crypto.randomUUID(),
  linkType: WebLinkType.Pip as WebLinkType,
  target: '',
  title: '',
  language: 'vi',
  lot: '',
});

/** What is sent again after a failure is the same link. */
function AddLink({ gtin }: { gtin: string }) {
  const { t } = useText();
  const [form, setForm] = useState(blank);
  const [wrong, setWrong] = useState<Record<string, boolean>>({});
  const add = useAddLink(gtin);

  function submit(event: FormEvent) {
    event.preventDefault();
    const lot = form.lot.trim();
    const found = {
      target: !/^https:\/\/\S+$/i.test(form.target.trim()),
      title: form.title.trim() === '',
      lot: lot !== '' && !isLotNumber(lot),
    };
    setWrong(found);
    if (Object.values(found).some(Boolean)) return;
    add.mutate(
      {
        id: form.id,
        linkType: form.linkType,
        target: form.target.trim(),
        title: form.title.trim(),
        languages: form.language ? [form.language] : [],
        lot: lot || undefined,
      },
      { onSuccess: () => setForm(blank()) },
    );
  }

  const field = (name: 'target' | 'title' | 'lot') => ({
    label: t(name === 'title' ? 'links.name' : `links.${name}`),
    error: wrong[name] && t(`links.${name}.wrong`),
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setForm({ ...form, [name]: event.currentTarget.value, id: crypto.randomUUID() }),
  });

  return (
    <Paper component="section" withBorder p="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm" maw={560}>
          <Title order={2} size="h3">
            {t('links.add')}
          </Title>
          <NativeSelect
            label={t('links.type')}
            value={form.linkType}
            onChange={(event) =>
              setForm({ ...form, linkType: event.currentTarget.value as WebLinkType, id: crypto.randomUUID() })
            }
            data={Object.values(WebLinkType).map((type) => ({ value: type, label: t(`links.type.${type}`) }))}
          />
          <TextInput {...field('target')} inputMode="url" placeholder="https://" maxLength={500} autoComplete="off" />
          <TextInput {...field('title')} maxLength={100} />
          <NativeSelect
            label={t('links.language')}
            value={form.language}
            onChange={(event) => setForm({ ...form, language: event.currentTarget.value, id: crypto.randomUUID() })}
            data={['vi', 'en', ''].map((value) => ({
              value,
              label: t(`links.language.${value || 'none'}` as 'links.language.vi'),
            }))}
          />
          <TextInput {...field('lot')} description={t('links.lot.hint')} maxLength={20} />
          {add.isError && <ProblemNotice problem={add.error} />}
          {add.isSuccess && <Alert role="status">{t('links.added')}</Alert>}
          <Button type="submit" loading={add.isPending}>
            {t('links.add')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}

function Row({ link }: { link: WebLink }) {
  const { t } = useText();
  const remove = useRemoveLink(link.gtin);
  return (
    <Paper component="li" withBorder p="md" aria-label={link.title}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} style={{ minWidth: 0, flex: '1 1 14rem' }}>
          <Text fw={650}>{link.title}</Text>
          <Text size="sm">
            {t(`links.type.${link.linkType}`)}
            {link.lot && ` · ${t('labelled.lot', { lot: link.lot })}`}
            {link.languages.length > 0 && ` · ${link.languages.join(', ')}`}
          </Text>
          <Anchor href={link.target} size="sm" rel="noreferrer" target="_blank" style={{ overflowWrap: 'anywhere' }}>
            {link.target}
          </Anchor>
        </Stack>
        <Button
          variant="default"
          size="sm"
          loading={remove.isPending}
          onClick={() => remove.mutate(link.id)}
          aria-label={`${t('links.remove')}, ${link.title}`}
        >
          {t('links.remove')}
        </Button>
      </Group>
      {remove.isError && <ProblemNotice problem={remove.error} />}
    </Paper>
  );
}
