/**
 * The grammar in which GS1 keys and attributes are written in a carrier: Application Identifiers
 * and their values as element strings, as GS1 Digital Link URIs and as scanners hand them on. Which
 * identifiers there are, what they hold and which go together is read from GS1's own Syntax
 * Dictionary. Start with {@link vn.traceability.gs1.syntax.ElementString}.
 *
 * @see <a href="https://ref.gs1.org/tools/gs1-barcode-syntax-resource/">GS1 Barcode Syntax
 *     Resource</a>
 */
@NullMarked
package vn.traceability.gs1.syntax;

import org.jspecify.annotations.NullMarked;
