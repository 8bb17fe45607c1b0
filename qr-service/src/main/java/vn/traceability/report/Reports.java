package vn.traceability.report;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vn.traceability.blob.Blob;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photo;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Unknown;
import vn.traceability.scanlog.Alarm;

/**
 * Takes reports of buyers, and queues goods for an inspector at the third.
 *
 * <p>A report is one form, and a form is one scan: sent again it is the same. Nobody signs in to
 * report, so whoever wants to can scan one package three times and report thrice; no address and no
 * device is kept that could tell. What limits it: each report takes a page of ours made within half
 * an hour before, one client sends few a minute (the rate limit of the pages), and nothing follows
 * but that an office looks, where it sees how many different codes the reports are of. No page says
 * that a lot was reported, and no code changes its state before an officer says so.
 */
public final class Reports {
  /** As many reports from different scans queue the goods. */
  public static final int ENOUGH = 3;

  private final ReportStore store;
  private final Blobs blobs;
  private final Function<ReportedGoods, Optional<Alarm.Responsible>> owners;
  private final Clock clock;

  /**
   * @param owners whose goods are; empty where nobody registered them
   */
  public Reports(
      ReportStore store,
      Blobs blobs,
      Function<ReportedGoods, Optional<Alarm.Responsible>> owners,
      Clock clock) {
    this.store = store;
    this.blobs = blobs;
    this.owners = owners;
    this.clock = clock;
  }

  /**
   * Keeps a report. All of it is done again for one that is there already, so that a crash on the
   * way is made good when the form is sent again, or by the next report about the same goods.
   */
  public void take(Report report, Optional<Photo> photo) {
    var kept = store.find(report.id()).orElseGet(() -> add(report, photo));
    store.note(kept.goods(), owners.apply(kept.goods()), kept.at());
    queue(kept.goods());
  }

  private Report add(Report report, Optional<Photo> photo) {
    var full = photo.map(taken -> SaltedPhoto.of(taken.full(), report.id()));
    var small = photo.map(taken -> SaltedPhoto.of(taken.small(), report.id()));
    full.ifPresent(blobs::put);
    small.ifPresent(blobs::put);
    store.add(
        full.map(bytes -> report.with(new Report.Picture(bytes.id(), small.orElseThrow().id())))
            .orElse(report));
    return store.find(report.id()).orElseThrow();
  }

  private void queue(ReportedGoods goods) {
    var gathered = store.gathered(goods.id()).orElseThrow();
    if (gathered.state() != Gathered.State.OPEN
        && store.has(goods.id(), gathered.countedFrom(), ENOUGH)) {
      store.open(goods.id(), gathered.closings().size(), now());
    }
  }

  /**
   * An office has looked into the goods.
   *
   * @param by its account
   * @param upTo time of the latest report it saw
   * @throws Conflict when they are not open, or there is a later report
   */
  public Gathered close(UUID goods, String by, String reason, Instant upTo) {
    if (reason.isBlank()) {
      throw new InvalidValue("reason", reason, "needs words");
    }
    if (!store.close(goods, new Gathered.Closing(by, now(), reason.strip(), upTo))) {
      var found = get(goods);
      throw found.state() == Gathered.State.OPEN
          ? new Conflict("reported-meanwhile", "the latest report is not of " + upTo)
          : new Conflict("not-open", "these reports are " + found.state().slug() + ", not open");
    }
    return get(goods);
  }

  public Gathered get(UUID goods) {
    return store.gathered(goods).orElseThrow(() -> new Unknown("reports", goods.toString()));
  }

  /**
   * A report about these goods.
   *
   * @throws Unknown where it is about others
   */
  public Report get(UUID goods, UUID report) {
    return store
        .find(report)
        .filter(found -> found.goods().id().equals(goods))
        .orElseThrow(() -> new Unknown("report", report.toString()));
  }

  /** The bytes of a photo; empty where there is none, or it was erased. */
  public Optional<Blob> photo(Report report, boolean full) {
    return report
        .photo()
        .map(full ? Report.Picture::full : Report.Picture::small)
        .flatMap(blobs::find);
  }

  /** Takes text and photo away for good; that there was a report stays. */
  public void erase(Report report, String by) {
    // the row names them until they are gone
    report.photo().map(Report.Picture::full).ifPresent(blobs::remove);
    report.photo().map(Report.Picture::small).ifPresent(blobs::remove);
    store.erase(report.id(), new Report.Erasure(by, now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
