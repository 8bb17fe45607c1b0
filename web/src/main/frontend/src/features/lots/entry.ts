import type {
  CorrectionReason,
  DiaryEvent,
  DoseUnit,
  EventKind,
  LotQuantity,
  LotRef,
  TendingActivity,
  Unit,
} from '../../generated/ingest';
import { decimalPoint, isGln, isQuantity } from '../../shared/input';
import type { TextKey } from '../../shared/text/vi';

export type Fields = Record<string, string>;
export type Slips = Record<string, TextKey>;

/** What stands in the form, checked field by field: an entry to send, or what to mend. */
export function readEntry(
  fields: Fields,
  from: { clientId: string; partyGln: string; lot: LotRef },
): { entry: DiaryEvent } | { slips: Slips } {
  const kind = fields.kind as EventKind;
  const slips: Slips = {};
  const base = {
    clientId: from.clientId,
    occurredAt: new Date(fields.when),
    partyGln: from.partyGln,
    placeGln: fields.place,
  };
  const quantityOf = (name: string, of: LotRef): LotQuantity => {
    const value = decimalPoint(fields[name] ?? '');
    if (!isQuantity(value)) slips[name] = 'diary.quantity.wrong';
    return { gtin: of.gtin, lot: of.lot, quantity: { value, unit: fields[`${name}Unit`] as Unit } };
  };
  const counterpart = () => {
    const gln = fields.counterpart?.trim() ?? '';
    if (!isGln(gln)) slips.counterpart = 'diary.gln.wrong';
    return gln;
  };
  const own = () => [quantityOf('quantity', from.lot)];

  function read(): DiaryEvent {
    switch (kind) {
      case 'sown':
      case 'harvested':
        return { kind, ...base, lots: own() };
      case 'tended': {
        const activity = fields.activity as TendingActivity;
        return { kind, ...base, lots: own(), activity, treatment: treatment(activity) };
      }
      case 'transformed':
      case 'packed': {
        const [gtin, ...lot] = (fields.output ?? '').split('|');
        return { kind, ...base, inputs: own(), outputs: [quantityOf('made', { gtin, lot: lot.join('|') })] };
      }
      case 'shipped':
      case 'received':
        return { kind, ...base, lots: own(), counterpartGln: counterpart() };
      case 'sold':
        return { kind, ...base, lots: own(), counterpartGln: fields.counterpart?.trim() ? counterpart() : undefined };
      case 'corrected':
        return { kind, ...base, corrects: fields.corrects, reason: fields.reason as CorrectionReason };
    }
  }

  function treatment(activity: TendingActivity) {
    if (activity !== 'plant-protection') return undefined;
    const value = decimalPoint(fields.dose ?? '');
    if (!isQuantity(value)) slips.dose = 'diary.quantity.wrong';
    return { productName: fields.treatment.trim(), dose: { value, unit: fields.doseUnit as DoseUnit } };
  }

  const entry = read();
  return Object.keys(slips).length > 0 ? { slips } : { entry };
}
