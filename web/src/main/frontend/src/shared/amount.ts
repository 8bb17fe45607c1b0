import type { Quantity } from '../generated/ingest';
import { useText } from './text/text';

/** Writes an amount as text; a partner's event need not say how much it was. */
export function useAmount() {
  const { t, decimal } = useText();
  return (quantity?: Quantity) =>
    quantity ? `${decimal(quantity.value)} ${t(`unit.${quantity.unit}`)}` : t('amount.unstated');
}
