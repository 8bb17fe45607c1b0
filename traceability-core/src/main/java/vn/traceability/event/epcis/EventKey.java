package vn.traceability.event.epcis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.refusal.InvalidValue;

/**
 * How an event names what is registered, in the kept form of its identifiers: by its key of GS1, or
 * as {@link Uris} writes internal numbers.
 */
public enum EventKey {
  /** A product itself; {@link #productOf} knows whose lot is whose. */
  PRODUCT(Kind.PRODUCT, "product", "01"),
  /** A place itself. What is said of it is not said of its parts (extensions of the GLN). */
  PLACE(Kind.PLACE, "place", "414"),
  PARTY(Kind.PARTY, "party", "417"),
  /** A party that owns or possesses, which EPCIS 1 named by the number of a place. */
  OWNER(Kind.PARTY, "party", "417", "414");

  private static final Pattern LOT =
      Pattern.compile(
          "("
              + Pattern.quote(Uris.GS1)
              + "01/[0-9]{14})/10/.*|"
              + Uris.PRIVATE
              + "lot:([0-9]{14}):.*",
          Pattern.DOTALL);

  private final Kind kind;
  private final String word;
  private final List<String> keys;
  private final Pattern gs1;
  private final Pattern internal;

  /**
   * @param word in private addresses
   * @param keys application identifiers
   */
  EventKey(Kind kind, String word, String... keys) {
    this.kind = kind;
    this.word = word;
    this.keys = List.of(keys);
    String number = "([0-9]{" + (kind == Kind.PRODUCT ? 14 : 13) + "})";
    gs1 = Pattern.compile(Pattern.quote(Uris.GS1) + "(?:" + String.join("|", keys) + ")/" + number);
    internal = Pattern.compile(Uris.PRIVATE + word + ":" + number);
  }

  /** What is registered under its keys. */
  public Kind kind() {
    return kind;
  }

  /** What an identifier of an event names; empty where it names nothing of this kind. */
  public Optional<MasterDataKey> of(String identifier) {
    Matcher ofGs1 = gs1.matcher(identifier);
    if (ofGs1.matches()) {
      return of(ofGs1.group(1), false);
    }
    Matcher own = internal.matcher(identifier);
    return own.matches() ? of(own.group(1), true) : Optional.empty();
  }

  private Optional<MasterDataKey> of(String number, boolean isOwn) {
    try {
      return isInternal(number) || !isOwn
          ? Optional.of(new MasterDataKey(kind, number))
          : Optional.empty();
    } catch (InvalidValue wrongCheckDigit) {
      return Optional.empty();
    }
  }

  /** The identifiers by which events may name it. */
  public List<String> identifiers(MasterDataKey key) {
    var links = keys.stream().map(each -> Uris.GS1 + each + "/" + key.key());
    return isInternal(key.key())
        ? Stream.concat(Stream.of(Uris.PRIVATE + word + ":" + key.key()), links).toList()
        : links.toList();
  }

  /**
   * The identifier of the product that a class of goods is, or is a lot of: what is said of a class
   * holds for all of its lots, as the asterisk of {@code urn:epc:idpat:sgtin:0614141.107346.*}
   * says. Empty where it is neither.
   */
  public static Optional<String> productOf(String epcClass) {
    Matcher lot = LOT.matcher(epcClass);
    String product =
        !lot.matches()
            ? epcClass
            : lot.group(1) != null
                ? lot.group(1)
                : Uris.PRIVATE + PRODUCT.word + ":" + lot.group(2);
    return PRODUCT.of(product).isPresent() ? Optional.of(product) : Optional.empty();
  }

  private boolean isInternal(String number) {
    return kind == Kind.PRODUCT ? new Gtin(number).isInternal() : new Gln(number).isInternal();
  }
}
