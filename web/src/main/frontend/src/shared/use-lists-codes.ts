import type { Lot } from '../generated/ingest';
import { useActing } from './acting';
import { useSession } from './api/session';
import { isOfficer } from './roles';
import { usePartyOf } from './use-parties';

/**
 * Whether this account may list the codes of a lot, as the server holds it: its owner, the leader of its owner's group,
 * the office of its owner's commune and those of the whole city. The server decides; this is only so that nobody is
 * offered what he would be refused. Undefined until it is known.
 */
export function useListsCodes({ ownerGln }: Lot): boolean | undefined {
  const session = useSession().data;
  const office = isOfficer(session);
  const isOwner = useActing().some(({ gln }) => gln === ownerGln);
  const owner = usePartyOf(office && session?.communeCode !== undefined ? ownerGln : undefined);
  if (session === undefined) return undefined;
  if (!office || session?.communeCode === undefined) return office || isOwner;
  return owner.isSuccess ? owner.data?.communeCode === session.communeCode : undefined;
}
