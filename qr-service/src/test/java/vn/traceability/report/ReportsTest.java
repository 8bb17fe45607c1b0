package vn.traceability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.blob.Blob;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photo;
import vn.traceability.blob.mongo.MongoBlobStore;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.gs1.Gtin;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Unknown;
import vn.traceability.report.Gathered.State;
import vn.traceability.report.mongo.MongoReportStore;
import vn.traceability.scanlog.Scans;

class ReportsTest {
  private static final Instant NOW = Scans.NOW;

  private final TestMongo mongo = TestMongo.preview();
  private final ReportStore store = MongoReportStore.open(mongo.database());
  private final Blobs blobs = MongoBlobStore.open(mongo.database());
  private final Reports reports =
      new Reports(
          store, blobs, goods -> Optional.of(Scans.OWNER), Clock.fixed(NOW, ZoneOffset.UTC));

  private State after(String... names) {
    for (var name : names) {
      int second = Integer.parseInt(name.replaceAll("[^0-9]", ""));
      reports.take(SomeReports.report(name, NOW.plusSeconds(second)), Optional.empty());
    }
    return gathered().state();
  }

  private Gathered gathered() {
    return reports.get(SomeReports.LOT.id());
  }

  @Test
  void threeReportsFromDifferentScansQueueALot() {
    assertThat(after("r1", "r2")).isEqualTo(State.FEW);
    assertThat(after("r2", "r1", "r2")).as("the same forms again").isEqualTo(State.FEW);
    assertThat(after("r3")).isEqualTo(State.OPEN);
    assertThat(gathered().openedAt()).contains(NOW);
    assertThat(gathered().lastAt()).isEqualTo(NOW.plusSeconds(3));
  }

  @Test
  void reportsOfLabelsThatAreOfNoLotChargeNoLot() {
    var product = ReportedGoods.of(new Gtin(Scans.GTIN));
    after("r1", "r2");
    reports.take(SomeReports.report("p", product, NOW), Optional.empty());

    assertThat(gathered().state()).isEqualTo(State.FEW);
    assertThat(reports.get(product.id()).state()).isEqualTo(State.FEW);
  }

  @Test
  void aCrashOnTheWayIsMadeGoodByTheNextReport() {
    for (int i = 1; i < 4; i++) { // the rows alone
      store.add(SomeReports.report("r" + i, NOW.plusSeconds(i)));
    }
    assertThat(after("r3")).isEqualTo(State.OPEN);
  }

  @Test
  void aClosedLotIsQueuedAgainByThreeNewReportsOnly() {
    after("r1", "r2", "r3");
    var closed =
        reports.close(SomeReports.LOT.id(), "officer", " Đã kiểm tra ", NOW.plusSeconds(3));
    assertThat(closed.state()).isEqualTo(State.CLOSED);
    assertThat(closed.closings())
        .containsExactly(new Gathered.Closing("officer", NOW, "Đã kiểm tra", NOW.plusSeconds(3)));

    assertThat(after("r4", "r5", "r3")).isEqualTo(State.CLOSED);
    assertThat(after("r6")).isEqualTo(State.OPEN);
    assertThat(gathered().closings()).hasSize(1);
  }

  @Test
  void nothingIsClosedThatNobodyRead() {
    after("r1", "r2");
    conflict("not-open", NOW.plusSeconds(2));
    after("r3", "r4");
    conflict("reported-meanwhile", NOW.plusSeconds(3));
    conflict("reported-meanwhile", NOW.plusSeconds(9));
    assertThat(gathered().state()).isEqualTo(State.OPEN);
    assertThatThrownBy(
            () -> reports.close(SomeReports.LOT.id(), "officer", "  ", NOW.plusSeconds(4)))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> reports.close(Scans.id("x"), "officer", "Đã kiểm tra", NOW))
        .isInstanceOf(Unknown.class);
  }

  private void conflict(String slug, Instant upTo) {
    assertThatThrownBy(() -> reports.close(SomeReports.LOT.id(), "officer", "Đã kiểm tra", upTo))
        .isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.slug()).isEqualTo(slug));
  }

  @Test
  void aPhotoErasedWithOneReportStaysWithAnother() throws IOException {
    var photo = Photo.read("photo", jpeg());
    reports.take(SomeReports.report("r1", NOW), Optional.of(photo));
    reports.take(SomeReports.report("r2", NOW), Optional.of(photo));
    var one = reports.get(SomeReports.LOT.id(), Scans.id("r1"));
    var other = reports.get(SomeReports.LOT.id(), Scans.id("r2"));

    reports.erase(one, "officer");

    var erased = reports.get(SomeReports.LOT.id(), one.id());
    assertThat(erased.photo()).isEmpty();
    assertThat(erased.text()).isEmpty();
    assertThat(reports.photo(one, true)).as("by the names it had").isEmpty();
    assertThat(reports.photo(one, false)).isEmpty();
    for (boolean full : new boolean[] {true, false}) {
      var left = reports.photo(other, full).map(Blob::bytes).orElseThrow();
      var drawn = ImageIO.read(new ByteArrayInputStream(left));
      assertThat(drawn.getWidth()).isEqualTo(full ? 800 : 320);
    }
    assertThat(reports.photo(other, true).orElseThrow().id()).isNotEqualTo(photo.full().id());
  }

  @Test
  void whatIsSentAgainDoesNotComeBackAfterItWasErased() throws IOException {
    var photo = Photo.read("photo", jpeg());
    reports.take(SomeReports.report("r1", NOW), Optional.of(photo));
    var report = reports.get(SomeReports.LOT.id(), Scans.id("r1"));
    reports.erase(report, "officer");
    reports.take(SomeReports.report("r1", NOW), Optional.of(photo));

    assertThat(reports.get(SomeReports.LOT.id(), report.id()).photo()).isEmpty();
    assertThat(reports.photo(report, true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 501})
  void anotherReasonNeedsWordsButNotTooMany(int length) {
    assertThatThrownBy(
            () ->
                Report.of(
                    Scans.id("a"),
                    SomeReports.LOT,
                    "/01/" + Scans.GTIN,
                    Report.Reason.OTHER,
                    "x".repeat(length),
                    Optional.empty(),
                    NOW))
        .isInstanceOfSatisfying(InvalidValue.class, no -> assertThat(no.field()).contains("text"));
  }

  private static byte[] jpeg() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "jpg", out);
    return out.toByteArray();
  }
}
