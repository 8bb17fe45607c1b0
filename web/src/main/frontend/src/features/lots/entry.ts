import {
  type CorrectionReason,
  type DiaryEvent,
  type DoseUnit,
  EventKind,
  type LotQuantity,
  type LotRef,
  type TendingActivity,
  type Treatment,
  type Unit,
} from '../../generated/ingest';
import { decimalPoint, isGln, isQuantity } from '../../shared/input';
import type { TextKey } from '../../shared/text/vi';

export type Slips = Record<string, TextKey>;

/** A lot as the value of a choice; no lot number holds a vertical bar. */
export const lotValue = ({ gtin, lot }: LotRef) => `${gtin}|${lot}`;

export function lotOf(value: string): LotRef {
  const bar = value.indexOf('|');
  return { gtin: value.slice(0, bar), lot: value.slice(bar + 1) };
}

/** What one can enter; a partner's event may say more of a lot than the diary has words for. */
export type DiaryKind = Exclude<EventKind, (typeof partnersKinds)[number]>;

const partnersKinds = ['loaded', 'unloaded', 'destroyed', 'observed'] as const;

const isPartners = (kind: EventKind) => partnersKinds.some((each) => each === kind);

export const diaryKinds = Object.values(EventKind).filter((kind): kind is DiaryKind => !isPartners(kind));

/** What stands in the form, checked field by field: an entry to send, or what to mend. */
export function readEntry(
  form: FormData,
  from: { clientId: string; partyGln: string; lot: LotRef },
): { entry: DiaryEvent } | { slips: Slips } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const kind = text('kind') as DiaryKind;
  const slips: Slips = {};
  const base = {
    clientId: from.clientId,
    occurredAt: new Date(text('when')),
    partyGln: from.partyGln,
    placeGln: text('place'),
  };
  const amount = (name: string, typed: string, unit: string) => {
    const value = decimalPoint(typed);
    if (!isQuantity(value)) slips[name] = 'diary.quantity.wrong';
    return { value, unit: unit as Unit };
  };
  const counterpart = () => {
    const gln = text('counterpart');
    if (!isGln(gln)) slips.counterpart = 'diary.gln.wrong';
    return gln;
  };
  const own = () => [
    { gtin: from.lot.gtin, lot: from.lot.lot, quantity: amount('quantity', text('quantity'), text('quantityUnit')) },
  ];

  /** The lines of a list; the same lot stands in it once, as an event names it once. */
  function lines(name: string): LotQuantity[] {
    const all = (part: string) => form.getAll(`${name}.${part}`).map((each) => String(each).trim());
    const [values, units] = [all('value'), all('unit')];
    const seen = new Set<string>();
    return all('lot').map((value, line) => {
      if (!value) slips[`${name}.${line}.lot`] = 'diary.lot.missing';
      else if (seen.has(value)) slips[`${name}.${line}.lot`] = 'diary.lot.twice';
      seen.add(value);
      return { ...lotOf(value), quantity: amount(`${name}.${line}`, values[line] ?? '', units[line] ?? '') };
    });
  }

  function read(): DiaryEvent {
    switch (kind) {
      case 'sown':
      case 'harvested':
        return { kind, ...base, lots: own() };
      case 'tended': {
        const activity = text('activity') as TendingActivity;
        return { kind, ...base, lots: own(), activity, treatment: treatment(activity) };
      }
      case 'transformed':
      case 'packed':
        return { kind, ...base, inputs: lines('inputs'), outputs: lines('outputs') };
      case 'shipped':
      case 'received':
        return { kind, ...base, lots: own(), counterpartGln: counterpart() };
      case 'sold':
        return { kind, ...base, lots: own(), counterpartGln: text('counterpart') ? counterpart() : undefined };
      case 'corrected':
        return { kind, ...base, corrects: text('corrects'), reason: text('reason') as CorrectionReason };
    }
  }

  /** A spray is always named with its dose; of a fertiliser one may say only that it was given. */
  function treatment(activity: TendingActivity): Treatment | undefined {
    const named = text('treatment') !== '';
    if (activity !== 'plant-protection' && !(activity === 'fertilising' && named)) return undefined;
    if (!named) slips.treatment = 'diary.treatment.missing';
    const value = decimalPoint(text('dose'));
    if (!isQuantity(value)) slips.dose = 'diary.quantity.wrong';
    return { productName: text('treatment'), dose: { value, unit: text('doseUnit') as DoseUnit } };
  }

  const entry = read();
  return Object.keys(slips).length > 0 ? { slips } : { entry };
}
