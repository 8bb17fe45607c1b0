import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Party } from '../../generated/ingest';
import { communeName } from '../communes';
import { isGln } from '../input';
import { checkDigitMatches } from '../numbering';
import { useText } from '../text/text';
import { useParties, usePartyOf } from '../use-parties';

type PartyFieldProps = {
  /** Under which the form holds the GLN; or what was typed, where that is neither a party nor a GLN. */
  name: string;
  label: string;
  defaultValue?: string;
  communeCode?: string;
  required?: boolean;
  error?: ReactNode;
};

const mostShown = 50;
const settled = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
const isNumber = (text: string) => isGln(text) && checkDigitMatches(text);

/** A party, looked for by its name; or by its GLN, which need not be among those this account is offered. */
export function PartyField({ name, defaultValue = '', communeCode, required, ...field }: PartyFieldProps) {
  const { t } = useText();
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const [chosen, setChosen] = useState<Party>();
  const [typed, setTyped] = useState(defaultValue);
  const text = typed.trim();
  const [looking, setLooking] = useState(false);
  const parties = useParties(communeCode, looking ? text : '');
  const byNumber = usePartyOf(!chosen && isNumber(text) ? text : undefined);
  // a name typed to its end is that party's once all of that name are known; without its accents it may be another's
  const alike = parties.isPending ? [] : parties.choices.filter((party) => settled(party.name) === settled(text));
  const party = chosen ?? byNumber.data ?? (alike.length === 1 && text ? alike[0] : undefined);

  function choose(gln: string) {
    const found = parties.choices.find((each) => each.gln === gln);
    setChosen(found);
    setTyped(found?.name ?? gln);
    setLooking(false);
    list.closeDropdown();
  }

  function type(entered: string) {
    setChosen(undefined);
    setTyped(entered);
    setLooking(true);
    list.openDropdown();
    list.resetSelectedOption();
  }

  return (
    <>
      <input type="hidden" name={name} value={party?.gln ?? text} />
      <Combobox store={list} onOptionSubmit={choose}>
        <Combobox.Target>
          <TextInput
            {...field}
            value={looking ? typed : (party?.name ?? typed)}
            required={required}
            autoComplete="off"
            placeholder={t('party-field.placeholder')}
            rightSection={looking && parties.isPending ? <Loader size="xs" aria-hidden /> : <Combobox.Chevron />}
            rightSectionPointerEvents="none"
            onChange={(event) => type(event.currentTarget.value)}
            onFocus={() => list.openDropdown()}
            onClick={() => list.openDropdown()}
            onBlur={() => list.closeDropdown()}
            description={<Chosen party={party} gln={byNumber.data === null ? text : undefined} />}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options mah={280} className="choices" aria-label={t('party-field.choices')}>
            {parties.choices.slice(0, mostShown).map((each) => (
              <Combobox.Option key={each.gln} value={each.gln}>
                <Text size="sm" fw={600}>
                  {each.name}
                </Text>
                <Text size="xs">
                  {communeName(each.communeCode)} · {each.gln}
                </Text>
              </Combobox.Option>
            ))}
            {parties.choices.length > mostShown && <Combobox.Empty>{t('party-field.more')}</Combobox.Empty>}
            {parties.choices.length === 0 && (
              <Combobox.Empty>
                {t(parties.isError ? 'party-field.failed' : parties.isPending ? 'waiting.parties' : 'party-field.none')}
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </>
  );
}

/** Which party it is, since two may have one name; and that a number is nobody's so far. */
function Chosen({ party, gln }: { party?: Party; gln?: string }) {
  const { t } = useText();
  if (party) return `${party.name} · ${communeName(party.communeCode)} · ${party.gln}`;
  return gln ? t('party-field.unknown') : null;
}
