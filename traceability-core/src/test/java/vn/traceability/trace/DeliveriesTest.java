package vn.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.trace.Deliveries.Delivery;
import vn.traceability.trace.Deliveries.Side;

class DeliveriesTest {
  private static final Instant NOW = Instant.parse("2026-03-20T05:00:00Z");

  private final Chains chain = new Chains().at("2026-03-10T08:00");

  @Test
  void whatWasSentWaitsForBothItsEndsUntilItIsReceived() {
    chain.shipped("A", "30", COOPERATIVE, SHOP);

    assertThat(incoming())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.from()).isEqualTo(COOPERATIVE);
              assertThat(each.to()).isEqualTo(SHOP);
              assertThat(each.shipment()).isEqualTo(chain.all().get(0).id());
              assertThat(each.lots())
                  .hasToString("[" + chain.all().get(0).fact().passing().get(0) + "]");
            });
    assertThat(waiting(COOPERATIVE, Side.OUTGOING)).isEqualTo(incoming());
    assertThat(waiting(COOPERATIVE, Side.INCOMING)).isEmpty();
    assertThat(waiting(SHOP, Side.OUTGOING)).isEmpty();

    chain.received("A", "30", COOPERATIVE, SHOP);

    assertThat(incoming()).isEmpty();
    assertThat(waiting(COOPERATIVE, Side.OUTGOING)).isEmpty();
  }

  @Test
  void aReceiptThatWasTakenBackLeavesItWaitingAndAShipmentTakenBackDoesNotWait() {
    chain.handedOver("A", "30", COOPERATIVE, SHOP).corrected();
    assertThat(incoming()).hasSize(1);

    chain.corrected(0);
    assertThat(incoming()).isEmpty();
  }

  @Test
  void somebodyElsesReceiptAnswersNothing() {
    chain
        .shipped("A", COOPERATIVE, SHOP)
        .received("A", FARM, SHOP)
        .received("A", COOPERATIVE, FARM);

    assertThat(incoming()).hasSize(1);
  }

  @Test
  void itIsListedForHalfAYear() {
    chain.at("2025-09-20T08:00").shipped("old", COOPERATIVE, SHOP);
    chain.at("2025-09-23T08:00").shipped("late", COOPERATIVE, SHOP);

    assertThat(incoming())
        .extracting(each -> each.lots().get(0).lot().number().text())
        .containsExactly("late");
  }

  @Test
  void aSaleToNobodyInParticularWaitsForNobody() {
    chain.sold("A", "3", SHOP);

    assertThat(waiting(SHOP, Side.OUTGOING)).isEmpty();
  }

  @Test
  void aPageShowsEachOnceWhereverItEnds() {
    for (int each = 0; each < 450; each++) {
      chain.at("2026-03-10T08:00").shipped("L" + each % 50, each + 1 + "", COOPERATIVE, SHOP);
    }
    chain.received("L7", "8", COOPERATIVE, SHOP);

    for (int limit : new int[] {1, 7, 200, 449, 1_000}) {
      var paged = new ArrayList<Delivery>();
      var page = page(limit, Optional.empty());
      while (true) {
        paged.addAll(page.items());
        assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
        if (page.next().isEmpty()) {
          break;
        }
        page = page(limit, page.next().map(Position::text).map(Position::parse));
      }
      assertThat(paged).hasSize(449).doesNotHaveDuplicates();
    }
  }

  /** Somebody's mass of entries must not hide what others sent, nor make the list fail. */
  @Test
  void aLotWithMoreEntriesThanCanBeReadWaits() {
    chain.handedOver("A", "30", COOPERATIVE, SHOP);
    for (int each = 0; each < 20; each++) {
      chain.handedOver("spam", "1", FARM, SHOP);
    }
    var few = new Deliveries(chain.links(), new Dealings(chain.links(), 10));

    assertThat(few.waiting(SHOP, Side.INCOMING, NOW, Optional.empty(), 100).items())
        .hasSize(20)
        .allMatch(each -> each.lots().get(0).lot().number().text().equals("spam"));
    assertThat(incoming()).isEmpty();
  }

  @Test
  void aCursorOfSomethingElseIsRefused() {
    for (String foreign : List.of("", "x", "AAAA", "MTIz", "%%%")) {
      assertThatThrownBy(() -> Position.parse(foreign)).isInstanceOf(InvalidValue.class);
    }
  }

  private List<Delivery> incoming() {
    return waiting(SHOP, Side.INCOMING);
  }

  private List<Delivery> waiting(vn.traceability.gs1.Gln party, Side side) {
    return new Deliveries(chain.links()).waiting(party, side, NOW, Optional.empty(), 100).items();
  }

  private Dealings.Page<Delivery> page(int limit, Optional<Position> after) {
    return new Deliveries(chain.links())
        .waiting(SHOP, Side.INCOMING, NOW.plus(Duration.ofDays(1)), after, limit);
  }
}
