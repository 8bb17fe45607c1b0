import { Text } from '@mantine/core';
import type { Code } from '../../generated/qr';
import { useText } from '../../shared/text/text';
import { LABELS_ON_SHEET } from './api';
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
  const { t, day } = useText();
  const sheets = Array.from({ length: Math.ceil(codes.length / LABELS_ON_SHEET) }, (_, sheet) => ({
    name: sheetName(sheet),
    codes: codes.slice(sheet * LABELS_ON_SHEET, (sheet + 1) * LABELS_ON_SHEET),
  }));
  const dates = [
    lot.producedOn && t('codes.produced', { day: day(lot.producedOn) }),
    lot.expiresOn && t('codes.expires', { day: day(lot.expiresOn) }),
  ];
  return (
    <div className={ready ? undefined : styles.screenOnly}>
      {sheets.map((sheet) => (
        <section key={sheet.name} className={styles.page}>
          <Text className={styles.screenOnly} size="sm" c="dimmed" my="sm">
            {sheet.name}
          </Text>
          <ul className={styles.sheet}>
            {sheet.codes.map((code) => (
              <li key={code.serial} className={styles.label}>
                <a href={code.address} target="_blank" rel="noreferrer">
                  <img
                    className={styles.image}
                    src={code.image}
                    alt={t('codes.image', { serial: code.serial })}
                    onLoad={onDrawn}
                    onError={onFailed}
                  />
                </a>
                <div className={styles.text}>
                  <div className={styles.name}>{lot.productName}</div>
                  <div>{t('codes.lot', { lot: lot.lot })}</div>
                  <div className={styles.owner}>{lot.ownerName}</div>
                </div>
                <div className={styles.dates}>{dates.filter(Boolean).join(' · ')}</div>
                <div className={styles.serial}>{code.serial}</div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
