package vn.traceability.scanpage;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.scan.DigitalLink;
import vn.traceability.scan.ScannedAttributes;

/**
 * The page of a code as our own pages lead to it and back: what an altered label said beside its
 * keys goes along, else its warning would be gone with one tap.
 *
 * @param said nothing where the label says what was issued
 */
record PageOfCode(DigitalLink link, ScannedAttributes said) {

  /**
   * Reads one as our forms carry it.
   *
   * @throws vn.traceability.refusal.InvalidValue when it is none
   */
  static PageOfCode read(String code) {
    int mark = code.indexOf('?');
    return mark < 0
        ? new PageOfCode(DigitalLink.read(code), ScannedAttributes.NONE)
        : new PageOfCode(
            DigitalLink.read(code.substring(0, mark)),
            ScannedAttributes.read(code.substring(mark + 1)));
  }

  /** As {@link #read} reads it. */
  String code() {
    return address(Stream.of());
  }

  /**
   * The address of the page.
   *
   * @param ticket of the scan that it is a part of
   */
  String address(Texts texts, Optional<String> ticket) {
    return address(
        Stream.of(
            "lang=" + texts.code(), ticket.map(text -> Visits.TICKET + "=" + text).orElse("")));
  }

  private String address(Stream<String> more) {
    var query =
        Stream.concat(Stream.of(said.query()), more)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? link.path() : link.path() + "?" + query;
  }
}
