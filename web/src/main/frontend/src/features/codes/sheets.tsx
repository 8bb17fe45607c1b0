import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Lot } from '../../generated/ingest';
import type { CodesOfRange } from '../../generated/qr';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { LABELS_IN_PART, LABELS_ON_SHEET, sheetsFor, tableAddress, usePart } from './api';
import { Labels } from './labels';
import styles from './labels.module.css';
import { useOrderName } from './order-row';

/** The first label of the part that holds this one. */
const partOf = (label: number) => Math.floor((label - 1) / LABELS_IN_PART) * LABELS_IN_PART + 1;

/** The labels of one order, ten sheets at a time. */
export function Sheets({ lot, first, from }: { lot: Lot; first: number; from: number }) {
  const { t } = useText();
  const start = partOf(from);
  const part = usePart(lot.gtin, lot.lot, first, start);
  const [attempt, setAttempt] = useState(0);
  return (
    <Stack gap="lg">
      <Anchor component={Link} to={`${lotAddress(lot)}/codes`} className={styles.screenOnly}>
        ← {t('codes.back-to-orders')}
      </Anchor>
      {part.isPending && <Waiting for="codes" />}
      {part.isError && <ProblemNotice problem={part.error} retry={part.refetch} />}
      {part.isSuccess && (
        <Part
          key={`${first} ${start} ${attempt}`}
          lot={lot}
          part={part.data}
          from={start}
          again={() => setAttempt(attempt + 1)}
        />
      )}
    </Stack>
  );
}

type PartProps = { lot: Lot; part: CodesOfRange; from: number; again: () => void };

/** It can be printed once each of its codes is drawn: a label without its code is waste. */
function Part({ lot, part, from, again }: PartProps) {
  const { t, decimal } = useText();
  const name = useOrderName();
  const [drawn, setDrawn] = useState(0);
  const [failed, setFailed] = useState(0);
  const { range, items } = part;
  const ready = drawn === items.length;
  const number = (value: number) => decimal(String(value));
  // whoever scans such a label looks for the page on his own telephone
  const onThisMachine = /^https?:\/\/(localhost|127\.|\[::1\])/.test(items[0]?.address ?? '');
  return (
    <>
      <Stack gap="lg" className={styles.screenOnly}>
        {onThisMachine && (
          <Alert color="yellow" role="status">
            {t('codes.localhost')}
          </Alert>
        )}
        <PageHead
          title={t('codes.labels-of', { order: name(range) })}
          text={`${lot.productName ?? lot.gtin} · ${lot.lot}`}
        >
          <Group gap="sm">
            <Button component="a" href={tableAddress(range, 'csv')} download variant="default">
              {t('codes.table.csv')}
            </Button>
            <Button onClick={() => window.print()} disabled={!ready}>
              {t('codes.print', { count: number(items.length), sheets: number(sheetsFor(items.length)) })}
            </Button>
          </Group>
        </PageHead>
        <Text role="status">
          {t('codes.part', { from: number(from), to: number(from + items.length - 1), total: number(range.count) })}
          {!ready && failed === 0 && ` · ${t('codes.drawing', { drawn: number(drawn) })}`}
        </Text>
        {failed > 0 && (
          <Alert color="red" variant="light" role="alert" title={t('codes.not-drawn', { count: number(failed) })}>
            <Button variant="default" size="xs" onClick={again}>
              {t('problem.retry')}
            </Button>
          </Alert>
        )}
        {range.count > LABELS_IN_PART && <Pager first={range.first} total={range.count} from={from} />}
      </Stack>
      {!ready && <Text className={styles.printOnly}>{t('codes.not-ready')}</Text>}
      <Labels
        codes={items}
        lot={lot}
        ready={ready}
        onDrawn={() => setDrawn((count) => count + 1)}
        onFailed={() => setFailed((count) => count + 1)}
        sheetName={(sheet) => {
          const start = from + sheet * LABELS_ON_SHEET;
          return t('codes.sheet', {
            sheet: number(sheetsFor(start)),
            from: number(start),
            to: number(Math.min(start + LABELS_ON_SHEET - 1, range.count)),
          });
        }}
      />
    </>
  );
}

/** Leads to the part before, the part after, and the one that holds any label. */
function Pager({ first, total, from }: { first: number; total: number; from: number }) {
  const { t, decimal } = useText();
  const [, show] = useSearchParams();
  const [label, setLabel] = useState('');
  const [wrong, setWrong] = useState(false);
  const last = partOf(total);
  const at = (label: number) => `?order=${first}&from=${label}`;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const asked = /^[0-9]{1,7}$/.test(label.trim()) ? Number(label) : 0;
    const there = asked >= 1 && asked <= total;
    setWrong(!there);
    if (there) show({ order: String(first), from: String(partOf(asked)) });
  }

  return (
    <Group component="nav" gap="sm" align="flex-end" aria-label={t('codes.pager')}>
      <Step to={from > 1 ? at(from - LABELS_IN_PART) : undefined}>← {t('codes.pager.before')}</Step>
      <Step to={from < last ? at(from + LABELS_IN_PART) : undefined}>{t('codes.pager.after')} →</Step>
      <form onSubmit={submit} noValidate>
        <Group gap="sm" align="flex-end">
          <TextInput
            inputMode="numeric"
            label={t('codes.pager.label')}
            error={wrong && t('codes.pager.wrong', { total: decimal(String(total)) })}
            value={label}
            onChange={(event) => {
              setLabel(event.currentTarget.value);
              setWrong(false);
            }}
            maxLength={20}
            w={180}
          />
          <Button type="submit" variant="default">
            {t('codes.pager.go')}
          </Button>
        </Group>
      </form>
    </Group>
  );
}

/** Leads nowhere at either end. */
function Step({ to, children }: { to?: string; children: ReactNode }) {
  return to === undefined ? (
    <Button variant="default" disabled>
      {children}
    </Button>
  ) : (
    <Button component={Link} to={to} variant="default">
      {children}
    </Button>
  );
}
