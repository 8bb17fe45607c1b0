package vn.traceability.event.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.PartnerEvents;
import vn.traceability.StoreContract;
import vn.traceability.Together;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.RecordedEvent;

class EventsIT extends StoreContract {
  private final List<RecordedEvent> chain =
      new Chains()
          .harvested("field-7", "100")
          .packed("field-7", "100", "bag-7", "99")
          .shipped("bag-7", Chains.COOPERATIVE, Chains.SHOP)
          .received("bag-7", Chains.COOPERATIVE, Chains.SHOP)
          .corrected()
          .all();
  private Events events;

  @BeforeEach
  void open() {
    events = MongoEventStore.open(database);
  }

  @Test
  void whatIsAppendedIsFoundAsItCame() {
    events.append(chain);

    for (var event : chain) {
      assertThat(events.find(event.id())).contains(event);
    }
    assertThat(events.count()).isEqualTo(5);
  }

  @Test
  void anEventOfAPartnerIsFoundAsItCameAndByItsOwnName() {
    String name = ",\"eventID\":\"urn:uuid:9a44ee0c-0f0f-4d0b-a1fa-1f4b1d6a0c11\"";
    String lot = "urn:x-traceability:lot:02919000000058:A";
    var shipped = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, name);
    var declared =
        PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, name + PartnerEvents.DECLARATION);
    events.append(List.of(shipped));
    events.append(List.of(declared));

    assertThat(events.find(shipped.id())).contains(shipped);
    assertThat(named("urn:uuid:9a44ee0c-0f0f-4d0b-a1fa-1f4b1d6a0c11"))
        .containsExactlyInAnyOrder(shipped, declared);
    assertThat(declared.id().original()).isEqualTo(shipped.id());
    assertThat(named("urn:uuid:0a44ee0c-0f0f-4d0b-a1fa-1f4b1d6a0c11")).isEmpty();
  }

  @Test
  void theSameEventUnderTwoNamesIsOneAndFoundByBoth() {
    String lot = "urn:x-traceability:lot:02919000000058:A";
    var first = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, ",\"eventID\":\"urn:x:1\"");
    var again = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, ",\"eventID\":\"urn:x:2\"");
    events.append(List.of(first));
    events.append(List.of(again));
    events.append(List.of(again));

    assertThat(events.count()).isEqualTo(1);
    assertThat(named("urn:x:1")).containsExactly(first);
    assertThat(named("urn:x:2")).containsExactly(first);
    assertThat(named(first.id().value())).containsExactly(first);
  }

  @Test
  void whatIsReturnedIsWhatWasThereFirst() {
    String lot = "urn:x-traceability:lot:02919000000058:A";
    var first = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, "");
    var others = PartnerEvents.shipped(Chains.SHOP, lot, Chains.SHOP, ",\"eventID\":\"urn:x:2\"");
    assertThat(others.fact()).isNotEqualTo(first.fact());

    assertThat(events.append(List.of(first))).containsExactly(first);
    assertThat(events.append(List.of(chain.get(0), others, others)))
        .containsExactlyInAnyOrder(chain.get(0), first);
  }

  @Test
  void theSameEventUnderTwoNamesInOneBatchIsFoundByBoth() {
    String lot = "urn:x-traceability:lot:02919000000058:A";
    var first = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, ",\"eventID\":\"urn:x:1\"");
    var again = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, ",\"eventID\":\"urn:x:2\"");

    assertThat(events.append(List.of(first, again))).hasSize(1);

    assertThat(named("urn:x:1")).hasSize(1).isEqualTo(named("urn:x:2"));
  }

  @Test
  void anEventIsForThoseWhoCapturedItAndForThoseAtItsEnds() {
    String lot = "urn:x-traceability:lot:02919000000058:A";
    var first = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, "");
    events.append(List.of(first));
    String name = first.id().value();

    assertThat(events.named(name, Optional.of(Set.of(Chains.FARM)))).containsExactly(first);
    assertThat(events.named(name, Optional.of(Set.of(Chains.SHOP)))).containsExactly(first);
    assertThat(events.named(name, Optional.of(Set.of(Chains.COOPERATIVE)))).isEmpty();
    assertThat(events.named(name, Optional.of(Set.of()))).isEmpty();

    events.append(List.of(PartnerEvents.shipped(Chains.COOPERATIVE, lot, Chains.SHOP, "")));
    assertThat(events.named(name, Optional.of(Set.of(Chains.COOPERATIVE)))).containsExactly(first);
  }

  @Test
  void anEventWithoutANameOfItsOwnIsFoundByItsHash() {
    events.append(chain);

    assertThat(named(chain.get(0).id().value())).containsExactly(chain.get(0));
    assertThat(named(chain.get(3).id().value()))
        .containsExactlyInAnyOrder(chain.get(3), chain.get(4));
  }

  @Test
  void aNameIsFoundWholeAndNeverByItsBeginning() {
    String lot = "urn:x-traceability:lot:02919000000058:A";
    String name = "urn:x:" + "n".repeat(300);
    var one = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, ",\"eventID\":\"" + name + "\"");
    events.append(List.of(one));

    assertThat(named(name)).containsExactly(one);
    assertThat(named(name + "n")).isEmpty();
    assertThat(named(name.substring(0, name.length() - 1))).isEmpty();
    assertThat(named(one.id().value().substring(0, 60))).isEmpty();
    assertThat(named("")).isEmpty();
  }

  @Test
  void whatWasNeverAppendedIsNotFound() {
    assertThat(events.find(chain.get(0).id())).isEmpty();
    assertThat(events.findAll(ids(chain))).isEmpty();
    assertThat(events.findAll(List.of())).isEmpty();
    assertThat(events.count()).isZero();
  }

  @Test
  void anEventAppendedAgainIsNoErrorAndStaysAsItWas() {
    events.append(chain.subList(0, 2));
    var later =
        chain.stream()
            .map(
                each ->
                    new RecordedEvent(
                        each.id(),
                        each.epcis(),
                        each.fact(),
                        each.recordedAt().plusSeconds(86_400)))
            .toList();

    events.append(later);

    assertThat(events.count()).isEqualTo(5);
    assertThat(events.find(chain.get(0).id())).contains(chain.get(0));
    assertThat(events.find(chain.get(4).id())).contains(later.get(4));
  }

  @Test
  void theSameEventTwiceInOneBatchIsOne() {
    events.append(List.of(chain.get(0), chain.get(0), chain.get(1)));

    assertThat(events.count()).isEqualTo(2);
  }

  @Test
  void appendingNothingIsNoError() {
    events.append(List.of());

    assertThat(events.count()).isZero();
  }

  @Test
  void aDeclarationStandsBesideItsOriginal() {
    events.append(chain);
    var original = chain.get(3);
    var declaration = chain.get(4);

    assertThat(declaration.id().original()).isEqualTo(original.id());
    assertThat(events.findAll(List.of(original.id(), declaration.id())))
        .containsExactlyInAnyOrder(original, declaration);
  }

  @Test
  void pagesGoThroughAllInTheOrderOfTheirNames() {
    events.append(chain);
    var seen = new ArrayList<EventId>();
    Optional<EventId> after = Optional.empty();
    while (true) {
      var page = events.page(after, 2);
      page.forEach(each -> seen.add(each.id()));
      if (page.size() < 2) {
        break;
      }
      after = Optional.of(page.get(1).id());
    }

    assertThat(seen).isEqualTo(chain.stream().map(RecordedEvent::id).sorted().toList());
  }

  @Test
  void manyThatAppendTheSameAtOnceLeaveOneOfEach() {
    Together.run(
        8,
        number -> {
          MongoEventStore.open(database).append(chain);
          return number;
        });

    assertThat(events.count()).isEqualTo(5);
  }

  private static List<EventId> ids(List<RecordedEvent> events) {
    return events.stream().map(RecordedEvent::id).toList();
  }

  private List<RecordedEvent> named(String name) {
    return events.named(name, Optional.empty());
  }
}
