package vn.traceability.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.blob.BlobId;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;

/**
 * "This is not what I bought." Nobody is asked who he is, and no network address is kept; what
 * somebody wrote of himself nevertheless can be erased.
 *
 * @param id of the scan that its form was for, so that what is sent again is the same report
 * @param code path of the Digital Link as it was scanned
 * @param text at most {@link #LONGEST} characters; there where the reason is {@link Reason#OTHER}
 *     and it was not erased
 * @param commune where the buyer says it was bought
 * @param erased when text and photo were erased, and by whose account
 */
public record Report(
    UUID id,
    ReportedGoods goods,
    String code,
    Reason reason,
    Optional<String> text,
    Optional<Picture> photo,
    Optional<CommuneCode> commune,
    Instant at,
    Optional<Erasure> erased) {
  /** Characters of a text. */
  public static final int LONGEST = 500;

  /** What is wrong. */
  public enum Reason {
    OTHER_PRODUCT("other-product"),
    /** Another producer, or another date, than the page tells. */
    OTHER_MAKER("other-maker"),
    /** Opened, or labelled anew. */
    OPENED("opened"),
    OTHER("other");

    private final String slug;

    Reason(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    /**
     * The one of this name.
     *
     * @throws InvalidValue when there is none
     */
    public static Reason of(String slug) {
      return Arrays.stream(values())
          .filter(each -> each.slug.equals(slug))
          .findFirst()
          .orElseThrow(() -> new InvalidValue("reason", slug, "needs one of those of the form"));
    }
  }

  /** A photo in two sizes, by the names of their bytes. */
  public record Picture(BlobId full, BlobId small) {}

  public record Erasure(String by, Instant at) {}

  public Report {
    text = text.map(words -> words.replace("\r\n", "\n").strip()).filter(words -> !words.isEmpty());
    text.filter(words -> words.length() > LONGEST)
        .ifPresent(
            words -> {
              throw new InvalidValue(
                  "text", words.length() + " characters", "needs at most " + LONGEST);
            });
    if (reason == Reason.OTHER && text.isEmpty() && erased.isEmpty()) {
      throw new InvalidValue("text", "", "needs words where no other reason fits");
    }
  }

  /** A new one. */
  public static Report of(
      UUID id,
      ReportedGoods goods,
      String code,
      Reason reason,
      String text,
      Optional<CommuneCode> commune,
      Instant at) {
    return new Report(
        id,
        goods,
        code,
        reason,
        Optional.of(text),
        Optional.empty(),
        commune,
        at,
        Optional.empty());
  }

  Report with(Picture taken) {
    return new Report(id, goods, code, reason, text, Optional.of(taken), commune, at, erased);
  }
}
