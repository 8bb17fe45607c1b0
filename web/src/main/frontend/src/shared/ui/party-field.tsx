import { TextInput, type TextInputProps } from '@mantine/core';
import { useId } from 'react';
import { useParties } from '../use-parties';

/** A party by its GLN. Any may be typed: it need not be among those this account is offered. */
export function PartyField({ communeCode, ...field }: TextInputProps & { communeCode?: string }) {
  const choices = useId();
  const parties = useParties(communeCode);
  return (
    <>
      <TextInput inputMode="numeric" list={choices} {...field} />
      <datalist id={choices}>
        {parties.data?.items.map(({ gln, name }) => (
          <option key={gln} value={gln}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
