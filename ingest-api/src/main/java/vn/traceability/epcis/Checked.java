package vn.traceability.epcis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.PartnerFacts;
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
final class Checked implements Consumer<ObjectNode> {
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
  private final List<CapturedEvent> waiting = new ArrayList<>();
  private int characters;
  private int passed;
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

  @Override
  public void accept(ObjectNode event) {
    var captured = CapturedEvent.of(event);
    waiting.add(captured);
    characters += captured.json().length();
    mustBeFound(captured);
    if (waiting.size() == AT_ONCE || characters > MOST_CHARACTERS) {
      end();
    }
  }

  /**
   * Each value is found under the name of its field, and that may be much longer than the value.
   */
  private void mustBeFound(CapturedEvent event) {
    if (event.json().length() > FEW_CHARACTERS
        && Terms.of(event.event()).stream().mapToLong(String::length).sum() > MOST_OF_TERMS) {
      throw new EpcisProblem(
          Kind.CAPTURE_LIMIT,
          at(passed + waiting.size())
              + ": has more names and values than can be found again; split it");
    }
  }

  private static String at(int number) {
    return "event " + number + " of those that hold";
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
    waiting.forEach(next);
    passed += waiting.size();
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

  private void check(List<CapturedEvent> asked) {
    var facts = new ArrayList<TraceEvent>();
    for (var event : asked) {
      facts.add(fact(event, passed + facts.size() + 1));
    }
    rights.prepare(party, facts);
    for (int i = 0; i < facts.size(); i++) {
      try {
        rights.mustHold(facts.get(i), asked.get(i).id());
      } catch (Forbidden | Conflict no) {
        throw new EpcisProblem(Kind.NOT_ALLOWED, at(passed + i + 1) + ": " + no.getMessage());
      }
    }
  }

  private TraceEvent fact(CapturedEvent event, int number) {
    try {
      return PartnerFacts.of(event.event(), event.id(), party, clock.instant());
    } catch (InvalidValue no) {
      throw new EpcisProblem(Kind.VALIDATION, at(number) + ": " + no.getMessage());
    }
  }
}
