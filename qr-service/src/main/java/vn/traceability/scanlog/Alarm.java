package vn.traceability.scanlog;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.party.CommuneCode;

/**
 * What scans give away, with all that it rests on. It accuses nobody: it says where to look. The
 * same alarm raised again is the same one, with newer evidence.
 *
 * @param id {@code rule|code}, or {@code rule|place|day}
 * @param about the code; empty for those of a place
 * @param place where the scans of a place were made
 * @param firstAt time of the earliest scan it rests on
 * @param lastAt time of the latest
 * @param scans those it rests on, oldest first; the first of them where they are very many
 * @param evidence figures and borders by name; {@code scans} and {@code withPlace} tell how many of
 *     the scans that were looked at had a place
 * @param suspectsCopy whether the page of the code may say so too
 * @param open until an office closes it
 * @param closings what offices decided on it, the earliest first
 */
public record Alarm(
    String id,
    Rule rule,
    Optional<Scanned> about,
    Optional<ScanPlace> place,
    Instant firstAt,
    Instant lastAt,
    List<ScanEvent> scans,
    Map<String, String> evidence,
    boolean suspectsCopy,
    Optional<Responsible> responsible,
    boolean open,
    List<Closing> closings) {

  /**
   * What an office decided. The alarm stays closed for its code until there is one that rests on
   * scans of after the closing alone.
   *
   * @param by its account
   */
  public record Closing(String by, Instant at, String reason) {}

  /** What is looked for. */
  public enum Rule {
    /** See {@link FarApart}. */
    FAR_APART("far-apart"),
    /** See {@link UnusualRate}. */
    RATE("rate"),
    /** See {@link UnknownCodes}. */
    UNKNOWN_CODES("unknown-codes"),
    /** See {@link Late}. */
    AFTER_EXPIRY("after-expiry"),
    /** See {@link Late}. */
    AFTER_SALE("after-sale");

    private final String slug;

    Rule(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }

    public static Optional<Rule> of(String slug) {
      return Arrays.stream(values()).filter(rule -> rule.slug.equals(slug)).findFirst();
    }

    /** The name of its alarm about a code. */
    public String about(String code) {
      return slug + "|" + code;
    }
  }

  /**
   * Whose lot it was when the alarm was raised.
   *
   * @param commune of the owner, where its office is
   */
  public record Responsible(Gln owner, Optional<CommuneCode> commune) {}

  public Alarm {
    scans = List.copyOf(scans);
    evidence = Map.copyOf(evidence);
    closings = List.copyOf(closings);
  }

  /** A new one about a code. */
  static Alarm about(
      CodeScans code,
      Rule rule,
      List<ScanEvent> scans,
      Map<String, String> evidence,
      boolean suspectsCopy) {
    return new Alarm(
        rule.about(code.code()),
        rule,
        Optional.of(scans.get(0).scanned()),
        Optional.empty(),
        scans.get(0).time(),
        scans.get(scans.size() - 1).time(),
        scans,
        evidence,
        suspectsCopy,
        Optional.empty(),
        true,
        List.of());
  }

  Alarm of(Optional<Responsible> whose) {
    return new Alarm(
        id,
        rule,
        about,
        place,
        firstAt,
        lastAt,
        scans,
        evidence,
        suspectsCopy,
        whose,
        open,
        closings);
  }

  /** The lot that its latest scan was of; empty for codes that are not ours. */
  public Optional<LotId> lot() {
    return scans.stream()
        .filter(scan -> scan.outcome().issued())
        .flatMap(scan -> scan.lot().lot().stream())
        .reduce((earlier, later) -> later);
  }

  /** The newer evidence, unless it is the weaker one. */
  Alarm orNewer(Alarm newer) {
    return suspectsCopy && !newer.suspectsCopy ? this : newer;
  }

  static String withPlace(List<ScanEvent> scans) {
    return Long.toString(scans.stream().filter(scan -> scan.place().isPresent()).count());
  }
}
