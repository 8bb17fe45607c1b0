package vn.traceability.code;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.product.Product;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Forbidden;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Unknown;

/** Issues rolls of labels, binds stretches of them to lots, and finds their codes. */
public final class Rolls {
  private static final int MOST_BINDINGS = 2_000;

  private final CodeRanges ranges;
  private final RollStore rolls;
  private final CodeSigner signer;
  private final Codes codes;
  private final MasterData<Gtin, Product> products;
  private final MasterData<LotId, Lot> lots;
  private final Clock clock;

  public Rolls(
      CodeRanges ranges,
      RollStore rolls,
      CodeSigner signer,
      Codes codes,
      MasterData<Gtin, Product> products,
      MasterData<LotId, Lot> lots,
      Clock clock) {
    this.ranges = ranges;
    this.rolls = rolls;
    this.signer = signer;
    this.codes = codes;
    this.products = products;
    this.lots = lots;
    this.clock = clock;
  }

  /**
   * Issues a roll. Each step holds once, as with the codes of a lot.
   *
   * @param order made by the client, once an order
   * @param count 1 to 1,000,000
   * @return the same roll however often the order comes
   * @throws Unknown when the product is not registered
   * @throws Conflict when the product has no numbers left, or the order was for something else
   */
  public Roll issue(UUID order, Gtin gtin, int count) {
    var owner = products.get(gtin).value().owner();
    var numbered =
        new Ordering(ranges)
            .numbered(
                new CodeOrder(order, gtin, Optional.empty(), count, now(), OptionalLong.empty()));
    return rolls.add(
        new Roll(
            gtin,
            owner,
            numbered.first().orElseThrow(),
            count,
            signer.key(),
            CodeState.ISSUED,
            numbered.orderedAt(),
            List.of(),
            List.of()));
  }

  /**
   * Rolls of a product, the newest first.
   *
   * @param before first sequence number of the last roll of the page before; empty for the first
   * @param limit 1 to 100
   */
  public RollPage page(Gtin gtin, OptionalLong before, int limit) {
    var found = rolls.newest(gtin, before.orElse(Serial.LAST_SEQUENCE + 1), limit + 1);
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new RollPage(
        page, more ? OptionalLong.of(page.get(limit - 1).first()) : OptionalLong.empty());
  }

  /**
   * The roll that begins with this number.
   *
   * @throws Unknown when none of this product does
   */
  public Roll get(Gtin gtin, long first) {
    return rolls
        .holding(gtin, first)
        .filter(roll -> roll.first() == first)
        .orElseThrow(() -> new Unknown("roll", first + " of product " + gtin.digits()));
  }

  /**
   * Some codes of a roll. For those that are bound their lot's state counts, which is not asked
   * here: they are told as bound, and no more.
   *
   * @param from which comes first, counted from 1
   * @throws InvalidValue when the roll has no such code
   */
  public List<RollCode> part(Roll roll, int from, int limit) {
    if (from < 1 || from > roll.count()) {
      throw new InvalidValue("from", Integer.toString(from), "needs 1 to " + roll.count());
    }
    long first = roll.first() + from - 1;
    return LongStream.rangeClosed(first, Math.min(roll.last(), first + limit - 1L))
        .mapToObj(signer.serials(roll.gtin(), roll.key()))
        .map(serial -> code(roll, serial))
        .toList();
  }

  private static RollCode code(Roll roll, Serial serial) {
    var bound =
        roll.binding(serial.sequence())
            .map(
                binding -> new Code(binding.lot(), serial, CodeState.PRINTED, DataAttributes.NONE));
    return new RollCode(roll.gtin(), serial, roll.state(), bound);
  }

  /**
   * The code of this serial. The store is asked only when the signature holds.
   *
   * @param serial as on the label or as typed; the answer has it as on the label
   * @return empty when we never issued it for a roll of this product
   */
  public Optional<RollCode> find(Gtin gtin, String serial) {
    return signer
        .read(gtin, serial)
        .flatMap(read -> rolls.holding(gtin, read.sequence()).map(roll -> find(roll, read)));
  }

  private RollCode find(Roll roll, Serial serial) {
    var told = code(roll, serial);
    // the range of the lot is kept after the binding: until then the code is only printed
    var bound = told.bound().map(code -> codes.find(code.lot(), serial.text()).orElse(code));
    return new RollCode(roll.gtin(), serial, bound.map(Code::state).orElse(told.state()), bound);
  }

  /**
   * Binds the labels from one to another to a lot and activates them, since they are on its
   * packages. Sent again it is carried on where it broke off, and changes nothing more.
   *
   * @param first serial of the first label, as it is written on it
   * @param last serial of the last
   * @return the codes of the lot that they are now
   * @throws Unknown when the lot is not registered, or no label has such a serial
   * @throws Conflict when they are not of one roll of the lot's product or were cancelled, when one
   *     of them is bound elsewhere, or as activation has it
   * @throws Forbidden when the lot is not of the one who ordered the roll
   * @throws MoreCodesThanPackages when more codes than packages would be active
   */
  public CodeRange bind(LotId lot, String first, String last, Actor by) {
    var registered = lots.get(lot).value();
    var gtin = lot.gtin();
    long from = sequence("firstSerial", gtin, first);
    long to = sequence("lastSerial", gtin, last);
    if (from > to) {
      throw new InvalidValue("lastSerial", last, "must not come before the first label");
    }
    while (true) {
      var roll = rolls.holding(gtin, from).orElseThrow(() -> unknown("firstSerial", first));
      if (!roll.holds(to)) {
        throw Conflict.in("lastSerial", "other-roll", "the two labels are of different rolls");
      }
      if (!roll.owner().equals(registered.owner())) {
        throw new Forbidden(
            "roll-of-another", "the roll was ordered by another than the owner of lot " + lot);
      }
      int count = (int) (to - from + 1);
      var meeting = roll.bindings().stream().filter(each -> each.meets(from, to)).findFirst();
      boolean same =
          meeting
              .filter(each -> each.lot().equals(lot) && each.first() == from && each.last() == to)
              .isPresent();
      if (!same) {
        refuse(roll, meeting);
        codes.checkRoom(lot, count);
        var binding = new Roll.Binding(lot, from, count, now(), by);
        if (rolls.bind(roll, binding).isEmpty()) {
          continue; // another came in between, so it is decided again
        }
      }
      return activated(roll, lot, from, count, by);
    }
  }

  private CodeRange activated(Roll roll, LotId lot, long from, int count, Actor by) {
    var range =
        ranges.add(
            new CodeRange(
                lot,
                from,
                count,
                Serial.rollKey(roll.key()),
                DataAttributes.NONE,
                CodeState.PRINTED,
                roll.issuedAt(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    return range.state().isWaiting()
        ? codes.activate(lot, OptionalLong.of(from), OptionalLong.empty(), by).get(0)
        : range;
  }

  private static void refuse(Roll roll, Optional<Roll.Binding> meeting) {
    meeting.ifPresent(
        bound -> {
          throw Conflict.in(
              "firstSerial",
              "codes-bound-elsewhere",
              "%d of these labels are bound to lot %s, from number %d to %d"
                  .formatted(bound.count(), bound.lot(), bound.first(), bound.last()));
        });
    if (roll.state() == CodeState.CANCELLED) {
      throw new Conflict("roll-cancelled", "the labels of this roll were cancelled");
    }
    if (roll.bindings().size() == MOST_BINDINGS) {
      throw new Conflict(
          "roll-cut-up", "a roll is bound in " + MOST_BINDINGS + " stretches at most");
    }
  }

  /**
   * Brings what of a roll is bound to no lot into another state.
   *
   * @throws Unknown when no roll of this product begins there
   * @throws Conflict when that cannot follow on the state it is in
   * @throws Forbidden when it is not for this one to say
   * @throws InvalidValue when the reason is missing or too long
   */
  public Roll change(Gtin gtin, long first, CodeState to, Actor by, Optional<String> reason) {
    while (true) {
      var roll = get(gtin, first);
      if (roll.state() == to) {
        return roll;
      }
      if (to == CodeState.ACTIVATED) {
        throw Conflict.in(
            "state", "needs-binding", "labels of a roll are activated by binding them to a lot");
      }
      Transitions.check(roll.state(), last(roll), to, by, reason);
      var changed = rolls.change(roll, new CodeChange(to, now(), by, reason));
      if (changed.isPresent()) {
        return changed.get();
      }
    }
  }

  /** What this one may bring a roll into. */
  public static Set<CodeState> next(Roll roll, Actor by) {
    return Transitions.open(roll.state(), last(roll), by);
  }

  private static Optional<CodeChange> last(Roll roll) {
    var changes = roll.changes();
    return changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(changes.size() - 1));
  }

  private long sequence(String field, Gtin gtin, String serial) {
    return signer.read(gtin, serial).orElseThrow(() -> unknown(field, serial)).sequence();
  }

  private static InvalidValue unknown(String field, String serial) {
    return new InvalidValue(
        field, serial, "is on no label that was issued in a roll of this product");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
