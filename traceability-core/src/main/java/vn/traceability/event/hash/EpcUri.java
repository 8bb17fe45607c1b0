package vn.traceability.event.hash;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.traceability.gs1.CheckDigit;

/**
 * Identifiers of GS1 as addresses, in the one form in which they are compared.
 *
 * @see <a href="https://ref.gs1.org/standards/tds/">EPC Tag Data Standard 2.0, section 6 (URNs) and
 *     section 7 (their GS1 keys)</a>
 */
public final class EpcUri {
  private static final Pattern URN = Pattern.compile("urn:epc:((?:id|class|idpat):[a-z]+):(.+)");
  private static final Pattern NUMERIC = Pattern.compile("([0-9]{6,12})\\.([0-9]*)(.*)");
  private static final Pattern ALPHANUMERIC = Pattern.compile("([0-9]{6,12})\\.(.+)");
  private static final Pattern COMPONENT =
      Pattern.compile("([0-9]{6,12})\\.([^.]+)\\.([0-9]{1,12}|\\*)");

  /** Keys of digits alone, with what follows them. */
  private static final Map<String, Scheme> SCHEMES =
      Map.ofEntries(
          entry("id:sgtin", gtin("01", "\\.()()(.+)", "/21/", 20)),
          entry("id:upui", gtin("01", "\\.()()(.+)", "/235/", 28)),
          entry("id:itip", gtin("8006", "\\.([0-9]{2})\\.([0-9]{2})\\.(.+)", "/21/", 20)),
          entry("class:lgtin", gtin("01", "\\.()()(.+)", "/10/", 20)),
          entry("idpat:sgtin", gtin("01", "\\.\\*()()()", "", 0)),
          entry("idpat:upui", gtin("01", "\\.\\*()()()", "", 0)),
          entry("idpat:itip", gtin("8006", "\\.([0-9]{2})\\.([0-9]{2})\\.\\*()", "", 0)),
          entry("id:sscc", new Scheme("00", 17, Lead.FIRST_OF_REFERENCE, "()()()", "", 0)),
          entry("id:gsrn", new Scheme("8018", 17, Lead.NONE, "()()()", "", 0)),
          entry("id:gsrnp", new Scheme("8017", 17, Lead.NONE, "()()()", "", 0)),
          entry("id:gsin", new Scheme("402", 16, Lead.NONE, "()()()", "", 0)),
          entry("id:sgln", new Scheme("414", 12, Lead.NONE, "\\.()()(.+)", "/254/", 20)),
          entry("id:pgln", new Scheme("417", 12, Lead.NONE, "()()()", "", 0)),
          entry("id:grai", new Scheme("8003", 12, Lead.ZERO, "\\.()()(.+)", "", 16)),
          entry("idpat:grai", new Scheme("8003", 12, Lead.ZERO, "\\.\\*()()()", "", 0)),
          entry("id:gdti", new Scheme("253", 12, Lead.NONE, "\\.()()(.+)", "", 17)),
          entry("idpat:gdti", new Scheme("253", 12, Lead.NONE, "\\.\\*()()()", "", 0)),
          entry("id:sgcn", new Scheme("255", 12, Lead.NONE, "\\.()()([0-9]+)", "", 12)),
          entry("idpat:sgcn", new Scheme("255", 12, Lead.NONE, "\\.\\*()()()", "", 0)));

  private EpcUri() {}

  /**
   * The constrained canonical Digital Link of an identifier: under {@code https://id.gs1.org},
   * without query, key qualifiers other than the finest, or consumer product variant; a GTIN has 14
   * digits. Check digits of a Digital Link are not tested.
   *
   * @param uri an EPC URN, an EPC class or pattern URN of one class, or a Digital Link of any host
   * @return empty when it is none of those, or breaks their syntax
   * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
   *     Syntax 1.2, section 4.11</a>
   * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, EPCIS Event
   *     Hash ID, rules 17 and 18</a>
   */
  public static Optional<String> toDigitalLink(String uri) {
    return toDigitalLink(uri, CharacterSet.PLAIN_IN_LINK);
  }

  /** The same as an event's hash has it: with no more percent-encoding than an EPC URN has. */
  static Optional<String> hashed(String uri) {
    return toDigitalLink(uri, CharacterSet.PLAIN_IN_URN);
  }

  private static Optional<String> toDigitalLink(String uri, CharacterSet plainly) {
    if (!uri.startsWith("urn:")) {
      return ConstrainedLink.of(uri, plainly);
    }
    Matcher urn = URN.matcher(uri);
    if (!urn.matches()) {
      return Optional.empty();
    }
    String scheme = urn.group(1);
    String rest = urn.group(2);
    Optional<String> path =
        switch (scheme) {
          case "id:giai" -> alphanumeric("8004/", rest, plainly);
          case "id:ginc" -> alphanumeric("401/", rest, plainly);
          case "id:cpi", "idpat:cpi" -> component(scheme, rest, plainly);
          default ->
              Optional.ofNullable(SCHEMES.get(scheme)).flatMap(known -> known.path(rest, plainly));
        };
    return path.map(found -> ConstrainedLink.HOST + found);
  }

  /**
   * The canonical Digital Link of an identifier, with the lot beside a serial number and the
   * consumer product variant where it names them; else as {@link #toDigitalLink}.
   */
  public static Optional<String> toWholeLink(String uri) {
    return uri.startsWith("urn:") ? toDigitalLink(uri) : ConstrainedLink.whole(uri);
  }

  private static Optional<String> alphanumeric(String key, String rest, CharacterSet plainly) {
    Matcher parts = ALPHANUMERIC.matcher(rest);
    return parts.matches()
        ? Gs1Text.canonical(parts.group(1) + parts.group(2), 30, plainly).map(text -> key + text)
        : Optional.empty();
  }

  private static Optional<String> component(String scheme, String rest, CharacterSet plainly) {
    Matcher parts = COMPONENT.matcher(rest);
    if (!parts.matches() || scheme.startsWith("idpat") != parts.group(3).equals("*")) {
      return Optional.empty();
    }
    String serial = parts.group(3).equals("*") ? "" : "/8011/" + parts.group(3);
    return Gs1Text.canonicalComponent(parts.group(1) + parts.group(2), plainly)
        .map(text -> "8010/" + text + serial);
  }

  private static Scheme gtin(String key, String tail, String before, int longest) {
    return new Scheme(key, 13, Lead.FIRST_OF_REFERENCE, tail, before, longest);
  }

  /** What stands before the company prefix in the key. */
  private enum Lead {
    NONE,
    ZERO,
    /** The indicator digit of a GTIN, the extension digit of an SSCC. */
    FIRST_OF_REFERENCE
  }

  /**
   * @param key its application identifier
   * @param digits of company prefix and reference together
   * @param tail three groups: pieces, total and free text
   * @param before written before the free text
   * @param longest characters of the free text
   */
  private record Scheme(
      String key, int digits, Lead lead, Pattern tail, String before, int longest) {
    Scheme(String key, int digits, Lead lead, String tail, String before, int longest) {
      this(key, digits, lead, Pattern.compile(tail), before, longest);
    }

    Optional<String> path(String rest, CharacterSet plainly) {
      Matcher parts = NUMERIC.matcher(rest);
      if (!parts.matches() || parts.group(1).length() + parts.group(2).length() != digits) {
        return Optional.empty();
      }
      Matcher end = tail.matcher(parts.group(3));
      if (!end.matches()) {
        return Optional.empty();
      }
      String number = number(parts.group(1), parts.group(2));
      String whole = key + "/" + number + CheckDigit.of(number) + end.group(1) + end.group(2);
      if (end.group(3).isEmpty() || (key.equals("414") && end.group(3).equals("0"))) {
        return Optional.of(whole); // extension 0 is how an EPC says that there is none
      }
      return Gs1Text.canonical(end.group(3), longest, plainly).map(text -> whole + before + text);
    }

    private String number(String prefix, String reference) {
      return switch (lead) {
        case NONE -> prefix + reference;
        case ZERO -> "0" + prefix + reference;
        case FIRST_OF_REFERENCE -> reference.charAt(0) + prefix + reference.substring(1);
      };
    }
  }
}
