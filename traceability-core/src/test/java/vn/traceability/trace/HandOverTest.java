package vn.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;

class HandOverTest {
  @Test
  void itIsConfirmedOnceBothSidesRecordedIt() {
    assertThat(of(new Chains().shipped("A", FARM, SHOP).received("A", FARM, SHOP)))
        .singleElement()
        .matches(HandOver::isConfirmed);
    assertThat(of(new Chains().received("A", FARM, SHOP).shipped("A", FARM, SHOP)))
        .singleElement()
        .matches(HandOver::isConfirmed);
  }

  @Test
  void aHalfAloneIsOneToo() {
    assertThat(of(new Chains().shipped("A", FARM, SHOP)))
        .singleElement()
        .matches(each -> each.sent().isPresent() && !each.isConfirmed());
    assertThat(of(new Chains().received("A", FARM, SHOP)))
        .singleElement()
        .matches(each -> each.received().isPresent() && !each.isConfirmed());
  }

  @Test
  void oneReceiptAnswersOneShipmentAndThatIsTheLatest() {
    var chain =
        new Chains().shipped("A", FARM, SHOP).shipped("A", FARM, SHOP).received("A", FARM, SHOP);

    assertThat(of(chain)).hasSize(2);
    assertThat(confirmed(chain))
        .singleElement()
        .satisfies(each -> assertThat(each.events()).contains(chain.all().get(1).id()));
  }

  @Test
  void ofSeveralShipmentsTheOneOfJustItsQuantityIsMeant() {
    var chain =
        new Chains()
            .shipped("A", "30", FARM, SHOP)
            .shipped("A", "50", FARM, SHOP)
            .received("A", "30", FARM, SHOP);

    assertThat(confirmed(chain))
        .singleElement()
        .satisfies(each -> assertThat(each.events()).contains(chain.all().get(0).id()));
  }

  @Test
  void aShipmentThatWasLostIsNotFoundAgainInAReceiptMonthsLater() {
    var chain = new Chains().at("2026-01-01T08:00").shipped("A", FARM, SHOP);

    assertThat(of(chain.at("2026-02-01T08:00").received("A", FARM, SHOP)))
        .hasSize(2)
        .noneMatch(HandOver::isConfirmed);
  }

  @Test
  void aReceiptWrittenDownBeforeTheShipmentTheSameDayAnswersItAndNotWeeksBefore() {
    var chain = new Chains().at("2026-01-01T08:00").received("A", FARM, SHOP);
    assertThat(confirmed(chain.at("2026-01-02T07:00").shipped("A", FARM, SHOP))).hasSize(1);

    var early = new Chains().at("2026-01-01T08:00").received("A", FARM, SHOP);
    assertThat(confirmed(early.at("2026-01-09T08:00").shipped("A", FARM, SHOP))).isEmpty();
  }

  @Test
  void dailyDeliveriesAreNotTakenForThoseOfTheDayAfter() {
    var chain = new Chains();
    for (int day = 1; day <= 28; day++) {
      chain.at("2026-01-%02dT08:00".formatted(day)).shipped("A", FARM, SHOP);
      chain.at("2026-01-%02dT11:00".formatted(day)).received("A", FARM, SHOP);
      chain.at("2026-02-%02dT08:00".formatted(day)).shipped("A", FARM, SHOP);
      chain.at("2026-02-%02dT11:00".formatted(day)).received("A", FARM, SHOP);
    }

    assertThat(of(chain)).hasSize(56).allMatch(HandOver::isConfirmed);
  }

  @Test
  void whatOneAccountRecordsOfBothSidesConfirmsNothing() {
    var one = new Chains().recordedBy("account").handedOver("A", "10", FARM, SHOP);
    assertThat(of(one))
        .singleElement()
        .matches(HandOver::isOfOneHand)
        .matches(each -> !each.isConfirmed());

    var two =
        new Chains()
            .recordedBy("one")
            .shipped("A", FARM, SHOP)
            .recordedBy("other")
            .received("A", FARM, SHOP);
    assertThat(of(two)).singleElement().matches(HandOver::isConfirmed);
  }

  @Test
  void anotherLotOrAnotherPartyAnswersNothing() {
    var chain =
        new Chains()
            .shipped("A", FARM, SHOP)
            .received("B", FARM, SHOP)
            .received("A", COOPERATIVE, SHOP)
            .received("A", FARM, COOPERATIVE)
            .received("A", SHOP, FARM);

    assertThat(of(chain)).hasSize(5).noneMatch(HandOver::isConfirmed);
  }

  private static List<HandOver> confirmed(Chains chain) {
    return of(chain).stream().filter(HandOver::isConfirmed).toList();
  }

  private static List<HandOver> of(Chains chain) {
    return HandOver.among(
        chain.all().stream().flatMap(event -> LinksOf.event(event).stream()).toList());
  }
}
