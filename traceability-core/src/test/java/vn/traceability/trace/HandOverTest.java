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
  void oneReceiptAnswersOneShipmentAndThatIsTheOldest() {
    var chain =
        new Chains().shipped("A", FARM, SHOP).shipped("A", FARM, SHOP).received("A", FARM, SHOP);

    var confirmed = of(chain).stream().filter(HandOver::isConfirmed).toList();

    assertThat(of(chain)).hasSize(2);
    assertThat(confirmed)
        .singleElement()
        .satisfies(each -> assertThat(each.events()).contains(chain.all().get(0).id()));
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

  private static List<HandOver> of(Chains chain) {
    return HandOver.among(
        chain.all().stream().flatMap(event -> LinksOf.event(event).stream()).toList());
  }
}
