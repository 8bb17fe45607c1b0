import { Button, Group, MultiSelect, NativeSelect, Paper, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Party, Role } from '../../generated/ingest';
import { communeChoices, communeName } from '../../shared/communes';
import { isGln } from '../../shared/input';
import { checkDigitMatches } from '../../shared/numbering';
import { isOfficerRole } from '../../shared/roles';
import { useText } from '../../shared/text/text';
import type { TextKey } from '../../shared/text/vi';
import { PartyField } from '../../shared/ui/party-field';
import { ProblemNotice } from '../../shared/ui/states';
import { useParties } from '../../shared/use-parties';
import { type Secret, useCreateAccount } from './api';

const mostMembers = 50;

export function CreateAccount({ onCreated, onCancel }: { onCreated: (secret: Secret) => void; onCancel: () => void }) {
  const { t } = useText();
  const create = useCreateAccount();
  const [role, setRole] = useState<Role>(Role.Farmer);
  const [members, setMembers] = useState<string[]>([]);
  const [slips, setSlips] = useState<{ name?: TextKey; party?: TextKey }>({});
  const ofParty = !isOfficerRole(role);
  const leads = role === Role.GroupLeader;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim() || undefined;
    const name = text('name') ?? '';
    const partyGln = ofParty ? (text('party') ?? '') : undefined;
    const found: typeof slips = {};
    if (!/^[a-z0-9][a-z0-9._@+-]{0,99}$/.test(name)) found.name = 'accounts.name.wrong';
    if (partyGln !== undefined && !isGln(partyGln)) found.party = 'diary.gln.wrong';
    else if (partyGln !== undefined && !checkDigitMatches(partyGln)) found.party = 'registry.check-digit';
    setSlips(found);
    if (found.name || found.party) return;
    create.mutate(
      {
        name,
        displayName: text('display-name') ?? '',
        role,
        partyGln,
        communeCode: text('commune'),
        members: leads && members.length > 0 ? members : undefined,
      },
      { onSuccess: onCreated },
    );
  }

  return (
    <Paper component="section" withBorder p="xl" maw={640}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Title order={2} size="h3">
            {t('accounts.add')}
          </Title>
          <TextInput
            name="name"
            label={t('accounts.name')}
            autoCapitalize="none"
            autoComplete="off"
            error={slips.name && t(slips.name)}
            required
          />
          <TextInput name="display-name" label={t('accounts.display-name')} maxLength={200} required />
          <NativeSelect
            label={t('accounts.role')}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
            data={Object.values(Role).map((each) => ({ value: each, label: t(`role.${each}`) }))}
          />
          {ofParty ? (
            <PartyField name="party" label={t('accounts.party')} error={slips.party && t(slips.party)} required />
          ) : (
            <NativeSelect
              key={role}
              name="commune"
              label={t('accounts.commune')}
              required={role === Role.CommuneOfficer}
              data={[
                {
                  value: '',
                  label: t(role === Role.CommuneOfficer ? 'registry.choose-commune' : 'accounts.commune.whole'),
                },
                ...communeChoices,
              ]}
            />
          )}
          {leads && <Members members={members} onChange={setMembers} />}
          {create.isError && <ProblemNotice problem={create.error} />}
          <Group>
            <Button type="submit" size="md" loading={create.isPending}>
              {t('accounts.create')}
            </Button>
            <Button variant="default" size="md" onClick={onCancel}>
              {t('dialog.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

const nameOf = ({ gln, name, communeCode }: Party) => [gln, `${name} · ${communeName(communeCode)} · ${gln}`];

function Members({ members, onChange }: { members: string[]; onChange: (members: string[]) => void }) {
  const { t } = useText();
  const [commune, setCommune] = useState('');
  const [typed, setTyped] = useState('');
  const { choices } = useParties(commune || undefined, typed);
  const [names, setNames] = useState<Record<string, string>>({});
  const known = { ...names, ...Object.fromEntries(choices.map(nameOf)) };
  return (
    <>
      <NativeSelect
        label={t('accounts.commune')}
        value={commune}
        onChange={(event) => setCommune(event.currentTarget.value)}
        data={[{ value: '', label: t('page.all') }, ...communeChoices]}
      />
      <MultiSelect
        label={t('accounts.members')}
        description={t('accounts.members.hint')}
        value={members}
        onChange={(chosen) => {
          setNames(known);
          onChange(chosen);
        }}
        searchValue={typed}
        onSearchChange={setTyped}
        data={[...new Set([...members, ...choices.map(({ gln }) => gln)])].map((gln) => ({
          value: gln,
          label: known[gln] ?? gln,
        }))}
        filter={({ options }) => options}
        maxValues={mostMembers}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('accounts.members.clear') }}
      />
    </>
  );
}
