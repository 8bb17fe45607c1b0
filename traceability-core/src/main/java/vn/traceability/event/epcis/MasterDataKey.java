package vn.traceability.event.epcis;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.refusal.InvalidValue;

/**
 * What an element of a vocabulary is about.
 *
 * @param key GTIN-14 of a product, GLN-13 of a place or a party, GTIN-14, slash and number of a
 *     lot; of anything else the identifier as it is kept
 */
public record MasterDataKey(Kind kind, String key) {
  /** What is registered under such a key. */
  public enum Kind {
    PRODUCT,
    LOT,
    PLACE,
    PARTY,
    /** Nothing that is registered here: it is kept as it was sent. */
    OTHER
  }

  /** In EPCIS 1 a party was named by the number of a place. */
  private static final Set<String> PARTIES = Set.of("SourceDest", "Party");

  private static final List<Form> FORMS =
      List.of(
          new Form(Kind.PRODUCT, "01/([0-9]{14})", "product:([0-9]{14})"),
          new Form(Kind.LOT, "01/([0-9]{14})/10/[^/?#]+", "lot:([0-9]{14}):[^/?#]+"),
          new Form(Kind.PLACE, "414/([0-9]{13})", "place:([0-9]{13})"),
          new Form(Kind.PARTY, "417/([0-9]{13})", "party:([0-9]{13})"));

  /**
   * Reads an identifier in its kept form. One that is meant to be a key of GS1 and is none is
   * {@link Kind#OTHER} too: the standard asks for a URI and no more, and nothing is registered
   * under it.
   *
   * @param vocabulary as {@link MasterDataElement#vocabulary}
   */
  static MasterDataKey of(String vocabulary, String id) {
    try {
      return registered(vocabulary, id);
    } catch (InvalidValue wrongNumber) {
      return new MasterDataKey(Kind.OTHER, id);
    }
  }

  private static MasterDataKey registered(String vocabulary, String id) {
    for (Form form : FORMS) {
      for (Pattern each : List.of(form.gs1, form.internal)) {
        Matcher number = each.matcher(id);
        if (number.matches()) {
          return form.isInternal(number.group(1)) || each == form.gs1
              ? new MasterDataKey(form.in(vocabulary), form.key(id, number.group(1)))
              : new MasterDataKey(Kind.OTHER, id);
        }
      }
    }
    return new MasterDataKey(Kind.OTHER, id);
  }

  /** How what is registered is written: by its key of GS1, or as {@link Uris} writes its own. */
  private record Form(Kind kind, Pattern gs1, Pattern internal) {
    Form(Kind kind, String gs1, String internal) {
      this(
          kind,
          Pattern.compile(Pattern.quote(Uris.GS1) + gs1),
          Pattern.compile(Uris.PRIVATE + internal));
    }

    boolean isInternal(String number) {
      return number.length() == 14 ? new Gtin(number).isInternal() : new Gln(number).isInternal();
    }

    Kind in(String vocabulary) {
      String local = vocabulary.substring(vocabulary.lastIndexOf(':') + 1);
      return kind == Kind.PLACE && PARTIES.contains(local) ? Kind.PARTY : kind;
    }

    String key(String id, String number) {
      return kind == Kind.LOT ? Uris.lot(id).toString() : number;
    }
  }
}
