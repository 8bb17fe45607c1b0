import type { Finding, LotRef, Trace } from '../generated/ingest';
import { calendarDay } from './input';
import type { useText } from './text/text';
import { type TextKey, vi } from './text/vi';

type Texts = ReturnType<typeof useText>;

const isKey = (key: string): key is TextKey => key in vi;

/** How the parties and places of a finding's evidence are called; their numbers are all there is of those not in it. */
export type Names = Map<string, string>;

/** What a finding says, in a plain sentence made of its evidence. */
export function findingSentence(finding: Finding, names: Names, texts: Texts, growing = false): string {
  const { t } = texts;
  const { rule } = finding;
  if (rule === 'no-origin' && growing) return t('finding.no-origin.growing');
  if (rule === 'one-sided' && !finding.evidence.party) return t('finding.one-sided.nobody');
  const said = Object.entries(finding.evidence).map(([name, value]) => [name, shown(name, value, names, texts)]);
  const words = Object.fromEntries(said);
  if (rule === 'corrected')
    return t(finding.evidence.rule === 'isolation' ? 'finding.corrected.isolation' : 'finding.corrected.mass', words);
  return t(`finding.${rule}`, words);
}

function shown(name: string, value: string, names: Names, { t, day, decimal }: Texts): string {
  if (/(On|Until)$/.test(name)) return day(calendarDay(value));
  if (name === 'party' || name === 'place') return names.get(value) ?? value;
  if (name === 'field' && isKey(`field.${value}`)) return t(`field.${value}` as TextKey);
  if (name === 'scheme' && isKey(`scheme.${value}`)) return t(`scheme.${value}` as TextKey);
  if (name === 'rules') {
    const named = (rule: string) => (isKey(`finding.rule.${rule}`) ? t(`finding.rule.${rule}` as TextKey) : rule);
    return value.split(', ').map(named).join(', ');
  }
  if (name === 'in' || name === 'out') {
    return value
      .split(' + ')
      .map((part) => {
        const [amount, unit] = part.split(' ');
        return `${decimal(amount)} ${isKey(`unit.${unit}`) ? t(`unit.${unit}` as TextKey) : (unit ?? '')}`.trim();
      })
      .join(' + ');
  }
  return value;
}

/** The chain knows its parties and places by name. */
export function namesIn({ nodes, steps }: Pick<Trace, 'nodes' | 'steps'>): Names {
  const named = [
    ...nodes.map(({ partyGln, partyName }) => [partyGln, partyName]),
    ...steps.flatMap((step) => [
      [step.partyGln, step.partyName],
      [step.placeGln, step.placeName],
      [step.counterpartGln, step.counterpartName],
    ]),
  ];
  return new Map(named.filter((pair): pair is [string, string] => pair.every((part) => part !== undefined)));
}

/** Whether a lot is still on its plot: nobody has harvested it, and nobody says that it came from elsewhere. */
export function isGrowing(lot: LotRef, { steps }: Pick<Trace, 'steps'>): boolean {
  const own = steps.filter(
    ({ voided, inputs, outputs }) =>
      !voided && [...inputs, ...outputs].some((each) => each.gtin === lot.gtin && each.lot === lot.lot),
  );
  return own.length > 0 && own.every(({ kind }) => kind === 'sown' || kind === 'tended');
}
