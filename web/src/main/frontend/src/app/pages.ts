import type { Session } from '../generated/ingest';
import { approvesParties } from '../shared/roles';
import type { TextKey } from '../shared/text/vi';

type Who = Session | null | undefined;

/** The pages of the navigation in their order, and for whom each is. */
const pages: { to: string; text: TextKey; isFor: (who: Who) => boolean }[] = [
  { to: '/lots', text: 'nav.lots', isFor: (who) => who != null },
  { to: '/establishments', text: 'nav.establishments', isFor: approvesParties },
  { to: '/coverage', text: 'nav.coverage', isFor: () => true },
];

export const pagesOf = (who: Who) => pages.filter(({ isFor }) => isFor(who));
