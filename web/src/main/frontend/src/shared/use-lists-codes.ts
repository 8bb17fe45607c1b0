import { useQuery } from '@tanstack/react-query';
import { type Lot, Role } from '../generated/ingest';
import { codesApi, partiesApi } from './api/client';
import { statusOf } from './api/problem';
import { useSession } from './api/session';
import { isOfficer } from './roles';

/**
 * Whether this account may list the codes of a lot, as the server holds it: its owner, the leader of its owner's group,
 * the office of its owner's commune and those of the whole city. The server decides; this is only so that nobody is
 * offered what he would be refused.
 */
export function useListsCodes({ gtin, lot, ownerGln }: Lot): boolean {
  const session = useSession().data;
  const office = isOfficer(session);
  const isOwner = ownerGln !== undefined && session?.partyGln === ownerGln;
  const owner = useQuery({
    queryKey: ['party', ownerGln],
    queryFn: () => partiesApi.getParty({ gln: ownerGln ?? '' }),
    enabled: office && session?.communeCode !== undefined && ownerGln !== undefined,
  });
  // Whom a group leader leads is known to the server only. It keeps no look of his, unlike those of an office.
  const asked = useQuery({
    queryKey: ['codes', gtin, lot, 'allowed'],
    queryFn: async () => {
      try {
        await codesApi.listCodeRanges({ gtin, lot, limit: 1 });
        return true;
      } catch (error) {
        if (statusOf(error) === 403) return false;
        throw error;
      }
    },
    enabled: session?.role === Role.GroupLeader && !isOwner,
  });
  if (office) return session?.communeCode === undefined || owner.data?.communeCode === session.communeCode;
  return isOwner || asked.data === true;
}
