package vn.traceability.trace.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.StoreContract;
import vn.traceability.Together;
import vn.traceability.event.RecordedEvent;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.LinksOf;

class LinksIT extends StoreContract {
  private final List<RecordedEvent> chain =
      new Chains()
          .harvested("field-7", "100")
          .packed("field-7", "100", "bag-7", "99.5")
          .shipped("bag-7", Chains.COOPERATIVE, Chains.SHOP)
          .received("bag-7", Chains.COOPERATIVE, Chains.SHOP)
          .corrected()
          .all();
  private Links links;

  @BeforeEach
  void open() {
    links = MongoLinkStore.open(database);
  }

  @Test
  void theRowsOfALotAreThoseThatFollowFromItsEvents() {
    links.project(chain);

    assertThat(links.ofLots(List.of(Chains.lot("bag-7"))))
        .containsExactlyInAnyOrderElementsOf(rows("bag-7"));
    assertThat(links.ofLots(List.of(Chains.lot("bag-7"), Chains.lot("field-7"))))
        .containsExactlyInAnyOrderElementsOf(rows());
    assertThat(links.ofLots(List.of(Chains.lot("bag-8")))).isEmpty();
    assertThat(links.ofLots(List.of())).isEmpty();
  }

  @Test
  void theRowsOfAnEventHoldBothItsSides() {
    links.project(chain);

    assertThat(links.ofEvents(List.of(chain.get(1).id())))
        .containsExactlyInAnyOrderElementsOf(LinksOf.event(chain.get(1)));
    assertThat(links.ofEvents(List.of())).isEmpty();
  }

  @Test
  void projectingTwiceChangesNothing() {
    links.project(chain);
    links.project(chain);
    links.project(List.of(chain.get(4), chain.get(0), chain.get(0)));

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(voided()).containsExactly(chain.get(3).id());
  }

  @Test
  void theOrderInWhichEventsArriveDoesNotMatter() {
    var shuffled = new ArrayList<>(chain);
    Collections.reverse(shuffled); // the correction before what it corrects
    shuffled.forEach(event -> links.project(List.of(event)));

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(voided()).containsExactly(chain.get(3).id());

    for (int seed = 0; seed < 3; seed++) {
      var other = MongoLinkStore.open(engine.newDatabase());
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.forEach(event -> other.project(List.of(event)));

      assertThat(other.ofEvents(chain.stream().map(RecordedEvent::id).toList()))
          .containsExactlyInAnyOrderElementsOf(rows());
    }
  }

  @Test
  void aCorrectedEventKeepsItsRowsAndIsToldApart() {
    links.project(chain.subList(0, 4));
    assertThat(voided()).isEmpty();

    links.project(chain.subList(4, 5));

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(voided()).containsExactly(chain.get(3).id());
    assertThat(links.voided(List.of(chain.get(0).id()))).isEmpty();
    assertThat(links.voided(List.of())).isEmpty();
  }

  @Test
  void projectingNothingIsNoError() {
    links.project(List.of());

    assertThat(all()).isEmpty();
  }

  @Test
  void manyThatProjectTheSameAtOnceLeaveOneRowOfEach() {
    Together.run(
        8,
        number -> {
          MongoLinkStore.open(database).project(chain);
          return number;
        });

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
  }

  private List<Link> all() {
    return links.ofEvents(chain.stream().map(RecordedEvent::id).toList());
  }

  private java.util.Set<vn.traceability.event.EventId> voided() {
    return links.voided(chain.stream().map(RecordedEvent::id).toList());
  }

  private List<Link> rows() {
    return chain.stream().flatMap(event -> LinksOf.event(event).stream()).toList();
  }

  private List<Link> rows(String lot) {
    return rows().stream().filter(row -> row.lot().equals(Chains.lot(lot))).toList();
  }
}
