import type { Session } from '../generated/ingest';
import {
  actsForParty,
  approvesParties,
  importsLists,
  isOfficer,
  managesAccounts,
  readsLookups,
  registersParties,
} from '../shared/roles';
import type { TextKey } from '../shared/text/vi';

type Who = Session | null | undefined;

export const keepsRegistry = (who: Who) => actsForParty(who) || registersParties(who);

/** The pages of the navigation in their order, and for whom each is. */
const pages: { to: string; text: TextKey; isFor: (who: Who) => boolean }[] = [
  { to: '/lots', text: 'nav.lots', isFor: (who) => who != null },
  { to: '/deliveries', text: 'nav.deliveries', isFor: actsForParty },
  { to: '/offers', text: 'nav.offers', isFor: actsForParty },
  { to: '/captures', text: 'nav.captures', isFor: actsForParty },
  { to: '/registry', text: 'nav.registry', isFor: keepsRegistry },
  { to: '/establishments', text: 'nav.establishments', isFor: approvesParties },
  { to: '/reports', text: 'nav.reports', isFor: (who) => isOfficer(who) || actsForParty(who) },
  { to: '/alarms', text: 'nav.alarms', isFor: (who) => isOfficer(who) || actsForParty(who) },
  { to: '/lists', text: 'nav.lists', isFor: importsLists },
  { to: '/lookups', text: 'nav.lookups', isFor: readsLookups },
  { to: '/accounts', text: 'nav.accounts', isFor: managesAccounts },
  { to: '/coverage', text: 'nav.coverage', isFor: () => true },
];

export const pagesOf = (who: Who) => pages.filter(({ isFor }) => isFor(who));
