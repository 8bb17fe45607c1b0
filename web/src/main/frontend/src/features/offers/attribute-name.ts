import type { Texts } from '../../shared/text/text';
import { type TextKey, vi } from '../../shared/text/vi';

const standard = 'cbvmda:';

/** What people call an attribute of the Core Business Vocabulary; any other goes by the name it was sent under. */
export function attributeName(name: string, t: Texts['t']): string {
  const key = `offer.attribute.${name.replace(standard, '')}`;
  return name.startsWith(standard) && key in vi ? t(key as TextKey) : name;
}
