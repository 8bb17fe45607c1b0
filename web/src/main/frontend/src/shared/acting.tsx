import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useSession } from './api/session';
import { useText } from './text/text';

export type Acting = { gln: string; name: string };

/** Those this account enters for: its own party, and the households of a group leader. */
export function useActing(): Acting[] {
  const session = useSession().data;
  if (!session?.partyGln) return [];
  const own = { gln: session.partyGln, name: session.partyName ?? session.partyGln };
  return [own, ...(session.members ?? []).map(({ gln, name }) => ({ gln, name: name ?? gln }))];
}

const kept = 'acting-for';

/**
 * For whom the page is at the moment; asked for only where there is a choice. The choice holds on every page until it is
 * changed, but where a page is about somebody's lot: there it is that one first.
 */
export function useActingFor(first?: string) {
  const all = useActing();
  const [chosen, setChosen] = useState(first);
  const party =
    [chosen, sessionStorage.getItem(kept)].flatMap((gln) => all.filter((each) => each.gln === gln))[0] ?? all[0];

  function choose(gln: string) {
    sessionStorage.setItem(kept, gln);
    setChosen(gln);
  }

  return { all, party, choose };
}

export function ActingFor({ all, party, choose }: ReturnType<typeof useActingFor>) {
  const { t } = useText();
  if (all.length < 2) return null;
  return (
    <NativeSelect
      label={t('acting.for')}
      value={party?.gln}
      onChange={(event) => choose(event.currentTarget.value)}
      data={all.map(({ gln, name }) => ({ value: gln, label: name }))}
      maw={420}
    />
  );
}
