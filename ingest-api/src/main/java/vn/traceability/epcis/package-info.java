/**
 * The REST binding of EPCIS 2.0: capture and query interface for partners' software. Start with
 * {@link vn.traceability.epcis.EpcisController}.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 12 (REST bindings)</a>
 */
@NullMarked
package vn.traceability.epcis;

import org.jspecify.annotations.NullMarked;
