import type { Code } from '../../generated/qr';
import { useText } from '../../shared/text/text';
import styles from './labels.module.css';

type OnLabel = { lot: string; productName?: string; ownerName?: string; producedOn?: Date; expiresOn?: Date };

/** Labels of 40 × 30 mm, four to a row of A4. */
export function Labels({ codes, lot }: { codes: Code[]; lot: OnLabel }) {
  const { t, day } = useText();
  return (
    <ul className={styles.sheet}>
      {codes.map((code) => (
        <li key={code.serial} className={styles.label}>
          <a href={code.address} target="_blank" rel="noreferrer">
            <img className={styles.image} src={code.image} alt={t('codes.image', { serial: code.serial })} />
          </a>
          <div className={styles.text}>
            <div className={styles.name}>{lot.productName}</div>
            <div>{t('codes.lot', { lot: lot.lot })}</div>
            <div className={styles.owner}>{lot.ownerName}</div>
          </div>
          <div className={styles.dates}>
            {[
              lot.producedOn && t('codes.produced', { day: day(lot.producedOn) }),
              lot.expiresOn && t('codes.expires', { day: day(lot.expiresOn) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          <div className={styles.serial}>{code.serial}</div>
        </li>
      ))}
    </ul>
  );
}
