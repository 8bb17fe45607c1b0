package vn.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;

class OnTheWayTest {
  private static final Gln TRADER = new Gln("2900000000049");

  @Test
  void allThatHappenedToTheLotItselfLiesOnIt() {
    var chain =
        new Chains()
            .harvested("A", "10")
            .shipped("A", FARM, SHOP)
            .received("A", FARM, TRADER)
            .packed("A", "10", "B", "10");

    assertThat(steps(chain, "A")).containsExactly(0, 1, 2, 3);
  }

  @Test
  void ofALotItWasMadeOfOnlyWhatLedToItsUser() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .shipped("A", FARM, TRADER) // 1, on the way
            .received("A", FARM, TRADER)
            .shipped("A", FARM, SHOP) // 3, another part
            .received("A", FARM, SHOP)
            .shipped("A", TRADER, COOPERATIVE) // 5, on the way
            .received("A", TRADER, COOPERATIVE)
            .shipped("A", TRADER, SHOP) // 7, another part
            .packed("A", "10", "B", "10")
            .packed("A", "10", "C", "10"); // 9, another product

    assertThat(steps(chain, "B")).containsExactly(0, 1, 2, 5, 6, 8);
  }

  @Test
  void oneHalfOfAHandOverIsEnoughToFollowIt() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .shipped("A", FARM, TRADER)
            .received("A", TRADER, COOPERATIVE)
            .packed("A", "10", "B", "10");
    var way = OnTheWay.of(chain.trace("B"));

    assertThat(way.users(lot("A"))).containsExactly(COOPERATIVE);
    assertThat(way.holders(lot("A"))).containsExactlyInAnyOrder(COOPERATIVE, TRADER, FARM);
    assertThat(steps(chain, "B")).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatWasMadeOfTheLotLaterIsNotOnTheWayToIt() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .shipped("A", FARM, COOPERATIVE)
            .packed("A", "10", "B", "10")
            .packed("B", "10", "C", "10");

    assertThat(OnTheWay.of(chain.trace("B")).users(lot("A"))).containsExactly(COOPERATIVE);
    assertThat(OnTheWay.of(chain.trace("C")).users(lot("B"))).containsExactly(COOPERATIVE);
  }

  /** Numbers of the steps on the way, in the order in which they were recorded. */
  private static List<Integer> steps(Chains chain, String lot) {
    var way = OnTheWay.of(chain.trace(lot));
    var ids = chain.all().stream().map(RecordedEvent::id).toList();
    return ids.stream().filter(way::contains).map(ids::indexOf).toList();
  }
}
