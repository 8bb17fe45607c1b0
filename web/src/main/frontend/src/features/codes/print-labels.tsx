import { Alert, Anchor, Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Lot } from '../../generated/ingest';
import { type CodeRange, LabelCarrier, LabelField, type LabelTemplate } from '../../generated/qr';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { labelsAddress, orderAddress, type Printing, useOrder, usePreview, useTemplates } from './api';
import { useOrderName } from './order-row';
import styles from './print-labels.module.css';

const MOST_IN_PDF = 20_000;

const usualFields: LabelField[] = [
  LabelField.Product,
  LabelField.Lot,
  LabelField.Produced,
  LabelField.Expires,
  LabelField.Owner,
];

/** A number in digits from 1 to this one. */
function numberOf(text: string, most: number): number | undefined {
  const number = /^[0-9]{1,7}$/.test(text.trim()) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : undefined;
}

/** The labels of one order, on the paper that is chosen. */
export function PrintLabels({ lot, first }: { lot: Lot; first: number }) {
  const { t } = useText();
  const name = useOrderName();
  const order = useOrder(lot.gtin, lot.lot, first);
  const templates = useTemplates();
  const failed = [order, templates].find(({ isError }) => isError);
  return (
    <Stack gap="lg">
      <Anchor component={Link} to={`${lotAddress(lot)}/codes`}>
        ← {t('codes.back-to-orders')}
      </Anchor>
      {failed ? (
        <ProblemNotice problem={failed.error} retry={failed.refetch} />
      ) : order.isSuccess && templates.isSuccess ? (
        <>
          {/* whoever scans such a label looks for the page on his own telephone */}
          {/^https?:\/\/(localhost|127\.|\[::1\])/.test(order.data.items[0]?.address ?? '') && (
            <Alert color="yellow" role="status">
              {t('codes.localhost')}
            </Alert>
          )}
          <PageHead
            title={t('codes.labels-of', { order: name(order.data.range) })}
            text={`${lot.productName ?? lot.gtin} · ${lot.lot}`}
          >
            <Button component="a" href={`${orderAddress(order.data.range)}/codes.csv`} download variant="default">
              {t('codes.table.csv')}
            </Button>
          </PageHead>
          <Panel range={order.data.range} templates={templates.data.items} />
        </>
      ) : (
        <Waiting for="codes" />
      )}
    </Stack>
  );
}

/** What is chosen, and what comes of it. */
function Panel({ range, templates }: { range: CodeRange; templates: LabelTemplate[] }) {
  const { t, decimal } = useText();
  const [printing, setPrinting] = useState<Printing>({
    template: templates[0].id,
    fields: usualFields,
    carrier: LabelCarrier.Qr,
  });
  const template = templates.find(({ id }) => id === printing.template) ?? templates[0];
  return (
    <div className={styles.panel}>
      <Stack gap="md">
        <NativeSelect
          label={t('labels.template')}
          data={[
            { group: t('labels.sheets'), items: usePaper(templates.filter(({ roll }) => !roll)) },
            { group: t('labels.rolls'), items: usePaper(templates.filter(({ roll }) => roll)) },
          ]}
          value={template.id}
          onChange={(event) => setPrinting({ ...printing, template: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('labels.carrier')}
          description={t('labels.carrier.hint')}
          data={Object.values(LabelCarrier).map((carrier) => ({
            value: carrier,
            label: t(`labels.carrier.${carrier}`),
          }))}
          value={printing.carrier}
          onChange={(event) => setPrinting({ ...printing, carrier: event.currentTarget.value as LabelCarrier })}
        />
        <Checkbox.Group
          label={t('labels.fields')}
          description={t('labels.fields.hint')}
          value={printing.fields}
          onChange={(fields) => setPrinting({ ...printing, fields: fields as LabelField[] })}
        >
          <Stack gap="xs" mt="xs">
            {Object.values(LabelField).map((field) => (
              <Checkbox key={field} value={field} label={t(`labels.field.${field}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Files range={range} template={template} printing={printing} />
      </Stack>
      <Preview
        range={range}
        printing={printing}
        caption={`${t('labels.preview')} · ${t('labels.roll', {
          width: decimal(String(template.width)),
          height: decimal(String(template.height)),
        })}`}
      />
    </div>
  );
}

function usePaper(templates: LabelTemplate[]) {
  const { t, decimal } = useText();
  return templates.map(({ id, roll, columns, rows, width, height, fits }) => {
    const size = { width: decimal(String(width)), height: decimal(String(height)) };
    const count = columns * rows;
    if (roll) return { value: id, label: t('labels.roll', size) };
    return {
      value: id,
      label:
        fits.length > 0
          ? t('labels.sheet.fits', { ...size, count, fits: fits.join(', ') })
          : t('labels.sheet', { ...size, count }),
    };
  });
}

/** As the server lays it out, so that the screen shows what the printer will. */
function Preview({ range, printing, caption }: { range: CodeRange; printing: Printing; caption: string }) {
  const { t } = useText();
  const preview = usePreview(range, printing);
  return (
    <Paper component="figure" withBorder p="md" m={0} className={styles.preview} aria-busy={preview.isFetching}>
      {preview.isError ? (
        <ProblemNotice problem={preview.error} retry={preview.refetch} />
      ) : preview.data === undefined ? (
        <Text role="status">{t('labels.preview.loading')}</Text>
      ) : (
        <img src={preview.data} alt={t('labels.preview')} className={styles.image} />
      )}
      <Text component="figcaption" size="sm" c="dimmed" mt="sm">
        {caption}
      </Text>
    </Paper>
  );
}

type FilesProps = { range: CodeRange; template: LabelTemplate; printing: Printing };

/** Which labels go into a file, and the file. */
function Files({ range, template, printing }: FilesProps) {
  const { t, decimal } = useText();
  const [from, setFrom] = useState('1');
  const [count, setCount] = useState(String(range.count));
  const [start, setStart] = useState('1');
  const [dpi, setDpi] = useState('203');
  const number = (value: number) => decimal(String(value));

  const perSheet = template.columns * template.rows;
  const first = numberOf(from, range.count);
  const asked = numberOf(count, range.count);
  const some = asked && Math.min(asked, range.count - (first ?? 1) + 1);
  const limit = some && Math.min(some, MOST_IN_PDF);
  const place = template.roll ? 1 : numberOf(start, perSheet);
  const ready = first !== undefined && limit !== undefined && place !== undefined;
  const wrong = (total: number) => t('labels.wrong', { total: number(total) });
  return (
    <>
      <Group gap="sm" align="flex-start">
        <TextInput
          inputMode="numeric"
          label={t('labels.from')}
          error={first === undefined && wrong(range.count)}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          maxLength={20}
          w={140}
        />
        <TextInput
          inputMode="numeric"
          label={t('labels.count')}
          error={limit === undefined && wrong(range.count)}
          value={count}
          onChange={(event) => setCount(event.currentTarget.value)}
          maxLength={20}
          w={140}
        />
        {!template.roll && (
          <TextInput
            inputMode="numeric"
            label={t('labels.start')}
            error={place === undefined && wrong(perSheet)}
            value={start}
            onChange={(event) => setStart(event.currentTarget.value)}
            maxLength={20}
            w={140}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('labels.count.hint', { total: number(range.count), most: number(MOST_IN_PDF) })}
        {!template.roll && ` ${t('labels.start.hint')}`}
      </Text>
      <Group gap="sm">
        {ready ? (
          <Button
            component="a"
            href={labelsAddress(range, 'pdf', printing, { from: first, limit, start: place })}
            target="_blank"
            rel="noreferrer"
          >
            {t('labels.pdf')}
          </Button>
        ) : (
          <Button disabled>{t('labels.pdf')}</Button>
        )}
      </Group>
      {template.roll && first !== undefined && some !== undefined && (
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={t('labels.dpi')}
            data={['203', '300', '600']}
            value={dpi}
            onChange={(event) => setDpi(event.currentTarget.value)}
            w={140}
          />
          <Button
            component="a"
            href={labelsAddress(range, 'zpl', printing, { from: first, limit: some, dpi })}
            download
            variant="default"
          >
            {t('labels.zpl')}
          </Button>
        </Group>
      )}
      {ready && (
        <Text size="sm" role="status">
          {t('labels.pdf.hint', {
            count: number(limit),
            sheets: number(Math.ceil((limit + place - 1) / perSheet)),
          })}
        </Text>
      )}
    </>
  );
}
