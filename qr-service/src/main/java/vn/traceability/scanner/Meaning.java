package vn.traceability.scanner;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.traceability.code.LabelAddress;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.gs1.syntax.Element;
import vn.traceability.gs1.syntax.ElementString;
import vn.traceability.gs1.syntax.ScanData;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.scan.DigitalLink;

/**
 * What was read or typed, as far as it concerns us.
 *
 * @param page where we tell of it, with the query it came with; empty when it names no product
 * @param host whose code it is, where it is not ours
 */
public record Meaning(String text, Optional<String> page, Optional<String> host) {
  private static final Pattern WITHOUT_SCHEME =
      Pattern.compile("[A-Za-z0-9.-]+(?::[0-9]{1,5})?/.+");

  /** Of what a picture says. */
  public static Meaning of(PictureReader.Read read, LabelAddress ours) {
    var elements = read.scanned().flatMap(Meaning::elements);
    return elements.isPresent()
        ? new Meaning(read.text(), elements.map(DigitalLink::path), Optional.empty())
        : of(read.text(), ours);
  }

  /**
   * Of what was typed: an address, also without its beginning, GS1 elements with or without
   * brackets, or a GTIN. Blanks, which people write between groups of digits, are passed over.
   */
  public static Meaning of(String given, LabelAddress ours) {
    var text = given.replaceAll("\\s+", "");
    if (text.matches("(?i)https?://.*")) {
      return ofAddress(text, ours);
    }
    if (WITHOUT_SCHEME.matcher(text).matches()) {
      return ofAddress("https://" + text, ours);
    }
    var link =
        text.startsWith("/")
            ? path(text)
            : text.startsWith("(")
                ? bracketed(text)
                : text.matches("[0-9]{8}|[0-9]{12,14}") ? gtin(text) : Optional.<String>empty();
    return new Meaning(text, link, Optional.empty());
  }

  /** A Digital Link of another host names a product that may be registered here too. */
  private static Meaning ofAddress(String text, LabelAddress ours) {
    try {
      var address = URI.create(text);
      boolean own =
          address.getHost() != null && address.getHost().equalsIgnoreCase(ours.origin().getHost());
      var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
      var rawPath = address.getRawPath() == null ? "" : address.getRawPath();
      int keys = rawPath.indexOf("/01/");
      var page = keys < 0 ? Optional.<String>empty() : path(rawPath.substring(keys) + query);
      return new Meaning(
          text, page, own ? Optional.empty() : Optional.ofNullable(address.getHost()));
    } catch (IllegalArgumentException noAddress) {
      return new Meaning(text, Optional.empty(), Optional.empty());
    }
  }

  private static Optional<String> path(String text) {
    int mark = text.indexOf('?');
    var path = mark < 0 ? text : text.substring(0, mark);
    var query = mark < 0 ? "" : text.substring(mark + 1);
    try {
      var link = DigitalLink.read(path);
      return Optional.of(link.path() + (query.isEmpty() ? "" : "?" + query));
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  private static Optional<String> bracketed(String text) {
    try {
      return link(ElementString.bracketed(text)).map(DigitalLink::path);
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  private static Optional<String> gtin(String digits) {
    try {
      return Optional.of("/01/" + new Gtin("0".repeat(14 - digits.length()) + digits).digits());
    } catch (InvalidValue wrong) {
      return Optional.empty();
    }
  }

  private static Optional<DigitalLink> elements(String scanned) {
    try {
      return ScanData.read(scanned).elements().flatMap(Meaning::link);
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  private static Optional<DigitalLink> link(ElementString elements) {
    return value(elements, "01")
        .map(
            gtin ->
                new DigitalLink(
                    new Gtin(gtin),
                    value(elements, "10").map(LotNumber::new),
                    value(elements, "21")));
  }

  private static Optional<String> value(ElementString elements, String ai) {
    return elements.elements().stream()
        .filter(each -> each.code().equals(ai))
        .map(Element::value)
        .findFirst();
  }
}
