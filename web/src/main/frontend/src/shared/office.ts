import type { Role } from '../generated/ingest';
import { communeName } from './communes';
import { isOfficerRole } from './roles';
import type { Texts } from './text/text';

/** What is told of somebody; without a role the account is not there any more. */
export type Acting = { role?: Role; communeCode?: string; partyName?: string };

/** In whose name somebody acts, such as "Cán bộ xã Gia Lâm": his office, or his role and his party. */
export function officeOf({ role, communeCode, partyName }: Acting, { t, language }: Texts): string {
  if (!role) return t('office.unknown');
  if (!isOfficerRole(role)) return [t(`role.${role}`), partyName].filter(Boolean).join(' · ');
  if (!communeCode) return t(`role.${role}`);
  const name = communeName(communeCode);
  const commune = language === 'vi' ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  return role === 'commune-officer'
    ? t('office.commune-officer', { commune })
    : t('office.in', { role: t(`role.${role}`), commune });
}
