package vn.traceability.event.epcis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.refusal.InvalidValue;

/**
 * How an event names what is registered, in the kept form of its identifiers: by its key of GS1, or
 * as {@link Uris} writes internal numbers.
 */
public enum EventKey {
  /**
   * A product, or a lot of it: what is said of a class of goods holds for all of its lots, as the
   * asterisk of {@code urn:epc:idpat:sgtin:0614141.107346.*} says.
   */
  CLASS(Kind.PRODUCT, "product", List.of("01"), Optional.of("lot"), EventKey::isInternalGtin),
  /** A place itself. What is said of it is not said of its parts (extensions of the GLN). */
  PLACE(Kind.PLACE, "place", List.of("414"), Optional.empty(), EventKey::isInternalGln),
  PARTY(Kind.PARTY, "party", List.of("417"), Optional.empty(), EventKey::isInternalGln),
  /** A party that owns or possesses, which EPCIS 1 named by the number of a place. */
  OWNER(Kind.PARTY, "party", List.of("417", "414"), Optional.empty(), EventKey::isInternalGln);

  private final Kind kind;
  private final String word;
  private final List<String> keys;
  private final Optional<String> lots;
  private final Predicate<String> isInternal;
  private final Pattern gs1;
  private final Pattern internal;

  /**
   * @param word in private addresses
   * @param keys application identifiers
   * @param lots the word of their lots in private addresses, where it has any
   * @param isInternal of a number whose check digit matches
   */
  EventKey(
      Kind kind,
      String word,
      List<String> keys,
      Optional<String> lots,
      Predicate<String> isInternal) {
    this.kind = kind;
    this.word = word;
    this.keys = keys;
    this.lots = lots;
    this.isInternal = isInternal;
    String number = "([0-9]{" + (kind == Kind.PRODUCT ? 14 : 13) + "})";
    gs1 =
        Pattern.compile(
            Pattern.quote(Uris.GS1)
                + "(?:"
                + String.join("|", keys)
                + ")/"
                + number
                + (lots.isPresent() ? "(?:/10/.*)?" : ""),
            Pattern.DOTALL);
    internal =
        Pattern.compile(
            Uris.PRIVATE
                + "(?:"
                + word
                + ":"
                + number
                + lots.map(each -> "|" + each + ":" + number + ":.*").orElse("")
                + ")",
            Pattern.DOTALL);
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
    return own.matches()
        ? of(own.group(1) != null ? own.group(1) : own.group(2), true)
        : Optional.empty();
  }

  private Optional<MasterDataKey> of(String number, boolean isOwn) {
    try {
      return isInternal.test(number) == isOwn
          ? Optional.of(new MasterDataKey(kind, number))
          : Optional.empty(); // somebody else's internal number
    } catch (InvalidValue wrongCheckDigit) {
      return Optional.empty();
    }
  }

  /** The identifiers of the thing itself. */
  public List<String> identifiers(MasterDataKey key) {
    return isInternal.test(key.key())
        ? List.of(Uris.PRIVATE + word + ":" + key.key())
        : keys.stream().map(each -> Uris.GS1 + each + "/" + key.key()).toList();
  }

  /** What the identifiers of its lots begin with, and no other; empty where it has none. */
  public Optional<String> beginningOfLots(MasterDataKey key) {
    return lots.map(
        each ->
            isInternal.test(key.key())
                ? Uris.PRIVATE + each + ":" + key.key() + ":"
                : Uris.GS1 + keys.get(0) + "/" + key.key() + "/10/");
  }

  private static boolean isInternalGtin(String number) {
    return new Gtin(number).isInternal();
  }

  private static boolean isInternalGln(String number) {
    return new Gln(number).isInternal();
  }
}
