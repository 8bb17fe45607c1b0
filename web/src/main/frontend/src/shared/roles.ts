import { Role, type Session } from '../generated/ingest';

/**
 * What a role may do, as the server holds it. The server decides; this is only so that nobody is offered what he would
 * be refused.
 */
function heldBy(...roles: Role[]) {
  return (session: Session | null | undefined) => session != null && roles.includes(session.role);
}

export const releasesLots = heldBy(Role.Inspector, Role.CommuneOfficer, Role.CityDepartment);
export const recallsLots = heldBy(Role.Inspector, Role.CityDepartment);
export const approvesParties = heldBy(Role.CommuneOfficer, Role.CityDepartment, Role.Administrator);
export const importsLists = heldBy(Role.CityDepartment, Role.Administrator);
export const managesAccounts = heldBy(Role.Administrator);
export const readsLookups = heldBy(Role.CityDepartment, Role.Administrator);
export const registersParties = heldBy(Role.Cooperative, Role.GroupLeader, Role.Administrator);
const offices: Role[] = [Role.Inspector, Role.CommuneOfficer, Role.CityDepartment, Role.Administrator];
export const isOfficerRole = (role: Role) => offices.includes(role);
export const isOfficer = heldBy(...offices);

/** Whether it acts for a party, and so keeps places, products, certificates and lots. */
export const actsForParty = (session: Session | null | undefined) => session?.partyGln !== undefined;
