import { type Offer, OfferKind } from '../../generated/ingest';
import type { Texts } from '../../shared/text/text';
import { type TextKey, vi } from '../../shared/text/vi';

/** The vocabularies of the standard (EPCIS 2.0, section 7.2; CBV 2.0, section 9.1). */
const standard = 'urn:epcglobal:epcis:vtype:';

/** What people call what an offer is about: what is registered of it, or else the vocabulary of the standard. */
export function vocabularyName({ kind, vocabulary }: Pick<Offer, 'kind' | 'vocabulary'>, t: Texts['t']): string {
  const key = `offer.vocabulary.${vocabulary.slice(standard.length)}`;
  return kind === OfferKind.Other && vocabulary.startsWith(standard) && key in vi
    ? t(key as TextKey)
    : t(`offer.kind.${kind}`);
}
