import { Text } from '@mantine/core';
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Code } from '../../generated/qr';
import { useText } from '../../shared/text/text';
import { LABELS_ON_SHEET } from './api';
import { type Lines, LOT_LINE, linesFor, NAME_LINE, OWNER_LINE } from './label-lines';
import styles from './labels.module.css';

type OnLabel = { lot: string; productName?: string; ownerName?: string; producedOn?: Date; expiresOn?: Date };

type LabelsProps = {
  codes: Code[];
  lot: OnLabel;
  /** Whether they may be printed; till then paper stays empty, whatever the browser's own menu is asked. */
  ready: boolean;
  onDrawn: () => void;
  onFailed: () => void;
  sheetName: (sheet: number) => string;
};

/** Labels of 40 × 30 mm on sheets of A4, four to a row and eight rows to a sheet. */
export function Labels({ codes, lot, ready, onDrawn, onFailed, sheetName }: LabelsProps) {
  const { t } = useText();
  const [probe, lines] = useLines(lot);
  const sheets = Array.from({ length: Math.ceil(codes.length / LABELS_ON_SHEET) }, (_, sheet) => ({
    name: sheetName(sheet),
    codes: codes.slice(sheet * LABELS_ON_SHEET, (sheet + 1) * LABELS_ON_SHEET),
  }));
  return (
    <div
      className={ready ? undefined : styles.screenOnly}
      style={lines && ({ '--name-lines': lines.name, '--owner-lines': lines.owner } as CSSProperties)}
    >
      <div ref={probe} className={`${styles.label} ${styles.probe} ${styles.screenOnly}`} aria-hidden>
        <Printed lot={lot} serial="0000000000000000" image={<div className={styles.image} />} />
      </div>
      {sheets.map((sheet) => (
        <section key={sheet.name} className={styles.page}>
          <Text className={styles.screenOnly} size="sm" c="dimmed" my="sm">
            {sheet.name}
          </Text>
          <ul className={styles.sheet}>
            {sheet.codes.map((code) => (
              <li key={code.serial} className={styles.label}>
                <Printed
                  lot={lot}
                  serial={code.serial}
                  image={
                    <a href={code.address} target="_blank" rel="noreferrer">
                      <img
                        className={styles.image}
                        src={code.image}
                        alt={t('codes.image', { serial: code.serial })}
                        onLoad={onDrawn}
                        onError={onFailed}
                      />
                    </a>
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What is on a label, each in a place of its own. */
function Printed({ lot, serial, image }: { lot: OnLabel; serial: string; image: ReactNode }) {
  const { t, day } = useText();
  const dates = [
    lot.producedOn && t('codes.produced', { day: day(lot.producedOn) }),
    lot.expiresOn && t('codes.expires', { day: day(lot.expiresOn) }),
  ];
  return (
    <>
      {image}
      <div className={styles.text}>
        <div className={styles.name}>{lot.productName}</div>
        <div className={styles.lot}>{t('codes.lot', { lot: lot.lot })}</div>
        <div className={styles.owner}>{lot.ownerName}</div>
      </div>
      <div className={styles.dates}>{dates.filter(Boolean).join(' · ')}</div>
      <div className={styles.serial}>{serial}</div>
    </>
  );
}

/** The lines of both names, measured once: they are the same on each label of a lot. */
function useLines({ lot, productName, ownerName, producedOn, expiresOn }: OnLabel) {
  const probe = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<Lines>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured is what these texts take
  useLayoutEffect(() => {
    const part = (name: string) => probe.current?.querySelector<HTMLElement>(`.${name}`)?.offsetHeight ?? 0;
    const below = part(styles.dates) + part(styles.serial);
    const label = probe.current;
    if (!label || below === 0) return; // nothing is laid out here
    const { paddingTop, paddingBottom } = getComputedStyle(label);
    const inside = label.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom) - below;
    const lotLines = Math.round(part(styles.lot) / LOT_LINE);
    setLines(
      linesFor(Math.floor(inside) - lotLines * LOT_LINE, {
        name: Math.round(part(styles.name) / NAME_LINE),
        owner: Math.round(part(styles.owner) / OWNER_LINE),
      }),
    );
  }, [lot, productName, ownerName, producedOn, expiresOn]);
  return [probe, lines] as const;
}
