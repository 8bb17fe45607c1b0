import { useQuery } from '@tanstack/react-query';
import type { Lot } from '../generated/ingest';
import { useActing } from './acting';
import { partiesApi } from './api/client';
import { useSession } from './api/session';
import { isOfficer } from './roles';

/**
 * Whether this account may list the codes of a lot, as the server holds it: its owner, the leader of its owner's group,
 * the office of its owner's commune and those of the whole city. The server decides; this is only so that nobody is
 * offered what he would be refused. Undefined until it is known.
 */
export function useListsCodes({ ownerGln }: Lot): boolean | undefined {
  const session = useSession().data;
  const office = isOfficer(session);
  const isOwner = useActing().some(({ gln }) => gln === ownerGln);
  const owner = useQuery({
    queryKey: ['party', ownerGln],
    queryFn: () => partiesApi.getParty({ gln: ownerGln ?? '' }),
    enabled: office && session?.communeCode !== undefined && ownerGln !== undefined,
  });
  if (session === undefined) return undefined;
  if (!office || session?.communeCode === undefined) return office || isOwner;
  return owner.data && owner.data.communeCode === session.communeCode;
}
