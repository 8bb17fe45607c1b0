import { TextInput } from '@mantine/core';
import { Role } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import { isGln, isGtin } from '../../shared/input';
import { checkDigitMatches } from '../../shared/numbering';
import { useText } from '../../shared/text/text';
import type { TextKey } from '../../shared/text/vi';
import { PartyField } from '../../shared/ui/party-field';
import type { Slips } from './editor';

const slipOf = (fits: boolean, wrong: TextKey, number: string): TextKey | undefined =>
  !fits ? wrong : checkDigitMatches(number) ? undefined : 'registry.check-digit';

export const glnSlip = (gln?: string) => (gln ? slipOf(isGln(gln), 'registry.gln.wrong', gln) : undefined);
export const ownerSlip = (gln?: string) => (gln ? slipOf(isGln(gln), 'diary.gln.wrong', gln) : undefined);
export const gtinSlip = (gtin?: string) => (gtin ? slipOf(isGtin(gtin), 'lot.gtin.wrong', gtin) : undefined);

/** The GS1 key of something new. What is there keeps its number, which is shown and not changed. */
export function NumberField({ name, number, slips }: { name: 'gln' | 'gtin'; number?: object; slips: Slips }) {
  const { t } = useText();
  const wrong = slips[name];
  if (number) return null;
  return (
    <TextInput
      name={name}
      label={t(`registry.${name}`)}
      description={t('registry.number.hint')}
      inputMode="numeric"
      error={wrong && t(wrong)}
    />
  );
}

/** A group leader enters for the households of the group; everybody else only for the own party. */
export function OwnerField({ slips }: { slips: Slips }) {
  const { t } = useText();
  const session = useSession().data;
  if (session?.role !== Role.GroupLeader) return null;
  return (
    <PartyField
      name="owner"
      label={t('registry.owner')}
      defaultValue={session.partyGln}
      communeCode={session.communeCode}
      required
      error={slips.owner && t(slips.owner)}
    />
  );
}
