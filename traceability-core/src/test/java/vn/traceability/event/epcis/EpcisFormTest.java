package vn.traceability.event.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.traceability.event.Corrected;
import vn.traceability.event.Entry;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Treatment;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.InvalidValue;

class EpcisFormTest {
  private static final Gln FARM = new Gln("6291041500213");
  private static final Gln INTERNAL = new Gln("2900000000018");
  private static final List<LotQuantity> LOTS =
      List.of(
          new LotQuantity(LotId.of("09506000134352", "a/b%;?&"), Quantity.kilograms("12.5")),
          new LotQuantity(LotId.of("02900000000018", "B"), Quantity.of("3", "H87")));
  private static final List<LotQuantity> OTHERS =
      List.of(new LotQuantity(LotId.of("09506000134352", "C"), Quantity.of("3", "TNE")));

  static List<TraceEvent> everyKind() {
    return List.of(
        new Sown(entry(1), LOTS),
        new Tended(entry(2), LOTS, Tended.Activity.WATERING, Optional.empty()),
        new Tended(
            entry(3),
            LOTS,
            Tended.Activity.PLANT_PROTECTION,
            Optional.of(new Treatment("Thuốc mẫu", Quantity.of("25", "MLT"), Optional.of(500)))),
        new Harvested(entry(4), LOTS),
        new Transformed(entry(5), LOTS, OTHERS),
        new Packed(entry(6), LOTS, OTHERS),
        new Shipped(entry(7), LOTS, INTERNAL),
        new Received(entry(8), LOTS, INTERNAL),
        new Sold(entry(9), LOTS, Optional.empty()),
        new Sold(entry(10), LOTS, Optional.of(INTERNAL)));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void anEntryReadsBackAsItWasWritten(TraceEvent event) {
    String written = EpcisForm.write(event).toString();

    assertThat(EpcisForm.read(EpcisForm.parse(written))).isEqualTo(event);
  }

  @Test
  void aRetryIsOneEventAndTwoEqualSalesAreTwo() {
    var sale = new Sold(entry(1), LOTS, Optional.empty());
    var again =
        new Sold(
            entry(1),
            LOTS.stream().sorted((a, b) -> b.lot().compareTo(a.lot())).toList(),
            Optional.empty());
    var other = new Sold(entry(2), LOTS, Optional.empty());

    assertThat(EpcisForm.identify(EpcisForm.write(again)))
        .isEqualTo(EpcisForm.identify(EpcisForm.write(sale)));
    assertThat(EpcisForm.identify(EpcisForm.write(other)))
        .isNotEqualTo(EpcisForm.identify(EpcisForm.write(sale)));
  }

  @Test
  void anInternalNumberIsNeverShownAsAKeyOfGs1() {
    String written = EpcisForm.write(new Shipped(entry(1), LOTS, INTERNAL)).toString();

    assertThat(written)
        .contains("https://id.gs1.org/01/09506000134352/10/a%2Fb%25%3B%3F%26")
        .doesNotContain("id.gs1.org/01/02900000000018")
        .doesNotContain("id.gs1.org/417/2900000000018");
  }

  @Test
  void aDeclarationStandsBesideItsOriginal() {
    var original = EpcisForm.write(new Harvested(entry(1), LOTS));
    var id = EpcisForm.identify(original);
    var correction = new Corrected(entry(2), id, Corrected.Reason.WRONG_QUANTITY);

    var declared = EpcisForm.declare(original.toString(), correction);

    assertThat(EpcisForm.identify(declared)).isNotEqualTo(id);
    assertThat(EpcisForm.identify(declared).original()).isEqualTo(id);
    assertThat(EpcisForm.read(EpcisForm.parse(declared.toString()))).isEqualTo(correction);
  }

  @Test
  void whatIsNotUnderstoodIsRefusedByName() {
    var event = EpcisForm.write(new Harvested(entry(1), LOTS));
    event.put("tv:kind", "eaten");

    assertThatThrownBy(() -> EpcisForm.read(event))
        .isInstanceOfSatisfying(
            InvalidValue.class, no -> assertThat(no.field()).contains("tv:kind"));
    assertThatThrownBy(() -> EpcisForm.parse("[1]")).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> EpcisForm.parse("{")).isInstanceOf(InvalidValue.class);
  }

  private static Entry entry(long number) {
    return new Entry(
        new UUID(7, number),
        Instant.parse("2026-03-02T01:02:03.004567Z"),
        Entry.VIETNAM,
        FARM,
        INTERNAL);
  }
}
