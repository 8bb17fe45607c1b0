/**
 * What is registered, as the vocabularies of EPCIS speak of it. Start with {@link
 * vn.traceability.vocabulary.Attributes}, then {@link
 * vn.traceability.vocabulary.RegisteredAttributes}.
 */
@NullMarked
package vn.traceability.vocabulary;

import org.jspecify.annotations.NullMarked;
