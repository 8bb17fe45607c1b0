import type { Finding, Trace } from '../../generated/ingest';
import { calendarDay } from '../../shared/input';
import type { useText } from '../../shared/text/text';
import { type TextKey, vi } from '../../shared/text/vi';

type Texts = ReturnType<typeof useText>;

const isKey = (key: string): key is TextKey => key in vi;

/** What a finding says, in a plain sentence made of its evidence. */
export function findingSentence(finding: Finding, trace: Trace, texts: Texts): string {
  const { t } = texts;
  const { rule } = finding;
  if (rule === 'one-sided' && !finding.evidence.party) return t('finding.one-sided.nobody');
  const said = Object.entries(finding.evidence).map(([name, value]) => [name, shown(name, value, trace, texts)]);
  const words = Object.fromEntries(said);
  if (rule === 'corrected')
    return t(finding.evidence.rule === 'isolation' ? 'finding.corrected.isolation' : 'finding.corrected.mass', words);
  return t(`finding.${rule}`, words);
}

function shown(name: string, value: string, trace: Trace, { t, day, decimal }: Texts): string {
  if (/(On|Until)$/.test(name)) return day(calendarDay(value));
  if (name === 'party') return nameOf(value, trace);
  if (name === 'place') return placeOf(value, trace);
  if (name === 'field' && isKey(`field.${value}`)) return t(`field.${value}` as TextKey);
  if (name === 'scheme' && isKey(`scheme.${value}`)) return t(`scheme.${value}` as TextKey);
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

function placeOf(gln: string, { steps }: Trace): string {
  return steps.find(({ placeGln, placeName }) => placeGln === gln && placeName)?.placeName ?? gln;
}

/** The chain knows its parties by name; a number is all there is of one outside it. */
function nameOf(gln: string, { nodes, steps }: Trace): string {
  const named = [
    ...nodes.map(({ partyGln, partyName }) => [partyGln, partyName]),
    ...steps.map(({ partyGln, partyName }) => [partyGln, partyName]),
    ...steps.map(({ counterpartGln, counterpartName }) => [counterpartGln, counterpartName]),
  ];
  return named.find(([number, name]) => number === gln && name)?.[1] ?? gln;
}
