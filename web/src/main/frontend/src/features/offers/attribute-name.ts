import type { Texts } from '../../shared/text/text';
import { type TextKey, vi } from '../../shared/text/vi';

/** The Core Business Vocabulary, and the GS1 Web Vocabulary. */
const standards = ['cbvmda:', 'https://ref.gs1.org/voc/'];

/** What people call an attribute of a standard vocabulary; any other goes by the name it was sent under. */
export function attributeName(name: string, t: Texts['t']): string {
  const standard = standards.find((each) => name.startsWith(each));
  const key = `offer.attribute.${name.slice(standard?.length)}`;
  return standard && key in vi ? t(key as TextKey) : name;
}
