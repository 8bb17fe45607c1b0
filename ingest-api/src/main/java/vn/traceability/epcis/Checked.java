package vn.traceability.epcis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.Naming;
import vn.traceability.event.epcis.PartnerFacts;
import vn.traceability.event.epcis.document.Violation;
import vn.traceability.event.query.Terms;
import vn.traceability.gs1.Gln;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Forbidden;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.rights.LotRights;

/**
 * Passes on the events of one capture that say nothing that is not for its party to say. They are
 * looked at by the hundred, so that the store is asked a few times for each, and while the store is
 * away not at all: what is wrong with what is accepted then is found in the chain.
 */
final class Checked implements BiConsumer<String, ObjectNode> {
  private static final Logger LOG = LoggerFactory.getLogger(Checked.class);
  private static final int AT_ONCE = 200;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int FEW_CHARACTERS = 64 << 10;
  private static final int MOST_OF_TERMS = 4 << 20;

  private final LotRights.Check rights;
  private final Gln party;
  private final Clock clock;
  private final StoreAway away;
  private final Consumer<? super CapturedEvent> next;
  private final List<Placed> waiting = new ArrayList<>();
  private int characters;
  private boolean unchecked;

  Checked(
      LotRights.Check rights,
      Gln party,
      Clock clock,
      StoreAway away,
      Consumer<? super CapturedEvent> next) {
    this.rights = rights;
    this.party = party;
    this.clock = clock;
    this.away = away;
    this.next = next;
  }

  /**
   * Takes one event.
   *
   * @param pointer where it stands in what was sent, as a JSON Pointer
   */
  @Override
  public void accept(String pointer, ObjectNode event) {
    var placed = new Placed(pointer, CapturedEvent.of(event));
    waiting.add(placed);
    characters += placed.event().json().length();
    mustBeFound(placed);
    if (waiting.size() == AT_ONCE || characters > MOST_CHARACTERS) {
      end();
    }
  }

  /**
   * Each value is found under the name of its field, and that may be much longer than the value.
   */
  private static void mustBeFound(Placed placed) {
    var event = placed.event();
    if (event.json().length() > FEW_CHARACTERS
        && Terms.of(event.event()).stream().mapToLong(String::length).sum() > MOST_OF_TERMS) {
      throw placed.refused(
          Kind.CAPTURE_LIMIT, "", "the event has more names and values than can be found again");
    }
  }

  /**
   * Passes on the last ones.
   *
   * @throws EpcisProblem 403 when one says what is not for this party to say
   */
  void end() {
    if (!unchecked) {
      ask();
    }
    waiting.forEach(each -> next.accept(each.event()));
    waiting.clear();
    characters = 0;
  }

  private void ask() {
    var asked = List.copyOf(waiting);
    try {
      away.ask(
          () -> {
            check(asked);
            return true;
          });
    } catch (StoreIsAway outage) {
      unchecked = true; // a question that hangs may still be at work on what is known of owners
      LOG.debug("whose lots the events of a capture speak of is not looked at", outage);
    }
  }

  private void check(List<Placed> asked) {
    var facts = asked.stream().map(this::fact).toList();
    rights.prepare(party, facts);
    for (int i = 0; i < facts.size(); i++) {
      var placed = asked.get(i);
      try {
        rights.mustHold(facts.get(i), placed.event().id());
      } catch (Forbidden | Conflict no) {
        throw placed.refused(
            Kind.NOT_ALLOWED,
            no.subject().flatMap(new Naming(placed.event().event())::of).orElse(""),
            no.getMessage());
      }
    }
  }

  private TraceEvent fact(Placed placed) {
    var event = placed.event();
    try {
      return PartnerFacts.of(event.event(), event.id(), party, clock.instant());
    } catch (InvalidValue no) {
      throw placed.refused(Kind.VALIDATION, "", no.getMessage());
    }
  }

  /** An event, and where it stands in what was sent. */
  private record Placed(String pointer, CapturedEvent event) {
    EpcisProblem refused(Kind kind, String member, String why) {
      String place = pointer + member;
      return EpcisProblem.of(
          kind, place.isEmpty() ? why : place + ": " + why, List.of(new Violation(place, why)));
    }
  }
}
