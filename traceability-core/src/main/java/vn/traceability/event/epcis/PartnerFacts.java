package vn.traceability.event.epcis;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.Corrected;
import vn.traceability.event.Destroyed;
import vn.traceability.event.Entry;
import vn.traceability.event.EventId;
import vn.traceability.event.Harvested;
import vn.traceability.event.Loaded;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Observed;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Units;
import vn.traceability.event.Unloaded;
import vn.traceability.event.hash.Moments;
import vn.traceability.event.hash.Namespaces;
import vn.traceability.event.hash.Vocabulary;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.refusal.InvalidValue;

/**
 * What an EPCIS event of a partner's software says of lots. The words are the standard's alone:
 *
 * <ul>
 *   <li>an ObjectEvent that adds lots, commissioning or creating_class_instance: they came into
 *       being there, which counts as an origin where the place is a plot
 *   <li>a TransformationEvent: its inputs are used up and its outputs come into being
 *   <li>several TransformationEvents of one {@code transformationID}: the same in parts
 *   <li>an ObjectEvent of the step shipping, receiving or retail_selling: they left, arrived, were
 *       sold; the other side is the owning or else the possessing party of the destination or
 *       source
 *   <li>an ObjectEvent that deletes lots, destroying or decommissioning: so much is gone, and
 *       nobody has it
 *   <li>an AggregationEvent about an SSCC that adds or deletes: lots were loaded on it or unloaded,
 *       all of them where a DELETE names none; where it goes the lots go
 *   <li>an error declaration: the event does not hold
 *   <li>anything else: they were seen
 * </ul>
 *
 * Instances that came into being here without their lot in their name are of the lot that the ILMD
 * of the event names ({@code cbvmda:lotNumber}).
 *
 * <p>Who says so is always the party that captured the event. A lot is named by its class or by an
 * instance that carries its lot. Internal numbers are ours, under our own URIs and under Digital
 * Links, which is how they stand on labels: GS1 leaves them for use within one system. An event
 * that is dated in the future changes nothing.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, section 7.1
 *     (business steps), section 7.4 (source and destination types) and section 9.2 (lotNumber)</a>
 */
public final class PartnerFacts {
  private static final Duration FAST_CLOCK = Duration.ofMinutes(10);
  private static final Pattern INSTANCE =
      Pattern.compile("(https://id\\.gs1\\.org/01/[0-9]{14}(?:/22/[^/]+)?/10/[^/]+)/21/[^/]+");
  private static final Pattern WITHOUT_LOT =
      Pattern.compile("https://id\\.gs1\\.org/01/([0-9]{14})/21/[^/]+");
  private static final String LOT_NUMBER = "{urn:epcglobal:cbv:mda}lotNumber";
  private static final Pattern UNIT = Pattern.compile("https://id\\.gs1\\.org/00/([0-9]{18})");
  private static final Pattern VARIANT = Pattern.compile("/22/[^/]+");
  private static final Pattern PLACE =
      Pattern.compile("(https://id\\.gs1\\.org/414/[0-9]{13})/254/[^/]+");
  private static final Set<String> COUNTED = Set.of("EA", "C62", "H87");

  private final JsonNode event;
  private final Namespaces namespaces;
  private final EventId id;
  private final Gln party;
  private final Instant recordedAt;

  private PartnerFacts(JsonNode event, EventId id, Gln party, Instant recordedAt) {
    this.event = event;
    namespaces = Namespaces.STANDARD.with(event.path("@context"));
    this.id = id;
    this.party = party;
    this.recordedAt = recordedAt;
  }

  /**
   * Reads an event that is valid EPCIS 2.0 and whose identifiers are canonical.
   *
   * @param party who captured it
   * @throws InvalidValue when it lies outside the years from 1900 to 9999
   */
  public static TraceEvent of(JsonNode event, EventId id, Gln party, Instant recordedAt) {
    return new PartnerFacts(event, id, party, recordedAt).read();
  }

  private TraceEvent read() {
    JsonNode declaration = event.path("errorDeclaration");
    if (!declaration.isMissingNode()) {
      return new Corrected(
          entry(moment(declaration, "declarationTime")), id.original(), reason(declaration));
    }
    var entry = entry(moment(event, "eventTime"));
    if (entry.occurredAt().isAfter(recordedAt.plus(FAST_CLOCK))) {
      return seen(entry);
    }
    return switch (text(event, "type")) {
      case "ObjectEvent" -> object(entry);
      case "TransformationEvent" -> transformation(entry);
      case "AggregationEvent" -> aggregation(entry);
      default -> seen(entry);
    };
  }

  private TraceEvent object(Entry entry) {
    var lots = lots("quantityList", "epcList");
    var units = Units.of(units("epcList"));
    if (lots.isEmpty() && units.isEmpty()) {
      return seen(entry);
    }
    String step = word(Vocabulary.BIZ_STEP, event, "bizStep");
    return switch (text(event, "action") + " " + step) {
      case "ADD ", "ADD commissioning", "ADD creating_class_instance" ->
          lots.isEmpty() ? seen(entry) : new Harvested(entry, lots);
      case "OBSERVE shipping" -> {
        var receiver = side("destination");
        yield receiver.filter(party::equals).isPresent()
            ? seen(entry)
            : new Shipped(entry, lots, receiver, units);
      }
      case "OBSERVE receiving" -> {
        var sender = side("source");
        yield sender.filter(party::equals).isPresent()
            ? seen(entry)
            : new Received(entry, lots, sender, units);
      }
      case "OBSERVE retail_selling", "DELETE retail_selling" ->
          new Sold(
              entry, lots, side("destination").filter(customer -> !customer.equals(party)), units);
      case "DELETE destroying" -> new Destroyed(entry, lots, units);
      // of a unit its number alone is taken out of use, not what was on it
      case "DELETE decommissioning" ->
          lots.isEmpty() ? seen(entry) : new Destroyed(entry, lots, Units.NONE);
      default -> seen(entry);
    };
  }

  private TraceEvent aggregation(Entry entry) {
    var unit = unit(text(event, "parentID"));
    if (unit.isEmpty()) {
      return seen(entry);
    }
    var lots = lots("childQuantityList", "childEPCs");
    var inner = units("childEPCs").stream().filter(each -> !each.equals(unit.get())).toList();
    boolean none = lots.isEmpty() && inner.isEmpty();
    return switch (text(event, "action")) {
      case "ADD" -> none ? seen(entry) : new Loaded(entry, unit.get(), lots, inner);
      case "DELETE" ->
          none && namesChildren() ? seen(entry) : new Unloaded(entry, unit.get(), lots, inner);
      default -> seen(entry);
    };
  }

  /** Children that are no lot and no unit are still not all that was on it. */
  private boolean namesChildren() {
    return !event.path("childQuantityList").isEmpty() || !event.path("childEPCs").isEmpty();
  }

  private TraceEvent transformation(Entry entry) {
    var inputs = lots("inputQuantityList", "inputEPCList");
    var used = inputs.stream().map(LotQuantity::lot).collect(Collectors.toSet());
    var outputs =
        lots("outputQuantityList", "outputEPCList").stream()
            .filter(each -> !used.contains(each.lot()))
            .toList();
    var process = Optional.of(text(event, "transformationID")).filter(name -> !name.isBlank());
    if (process.isPresent() && !(inputs.isEmpty() && outputs.isEmpty())) {
      return new Transformed(entry, inputs, outputs, process);
    }
    if (outputs.isEmpty()) {
      return seen(entry);
    }
    if (inputs.isEmpty()) {
      return new Harvested(entry, outputs); // of nothing known: no origin, unless on a plot
    }
    String step = word(Vocabulary.BIZ_STEP, event, "bizStep");
    return step.equals("packing") || step.equals("repackaging")
        ? new Packed(entry, inputs, outputs)
        : new Transformed(entry, inputs, outputs);
  }

  private TraceEvent seen(Entry entry) {
    var all = new LinkedHashMap<LotId, Quantity>();
    for (String list :
        List.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList")) {
      classes(list, all);
    }
    for (String list : List.of("epcList", "childEPCs", "inputEPCList", "outputEPCList")) {
      instances(list, all);
    }
    return new Observed(entry, amounts(all));
  }

  private Entry entry(Instant at) {
    return new Entry(
        UUID.nameUUIDFromBytes(id.value().getBytes(StandardCharsets.UTF_8)),
        at,
        offset(),
        party,
        place("readPoint").or(() -> place("bizLocation")).orElse(party));
  }

  private ZoneOffset offset() {
    try {
      return ZoneOffset.of(text(event, "eventTimeZoneOffset"));
    } catch (DateTimeException none) {
      return ZoneOffset.UTC;
    }
  }

  private static Instant moment(JsonNode node, String member) {
    String written = text(node, member);
    try {
      return Moments.read(written);
    } catch (DateTimeException no) {
      throw new InvalidValue(member, written, "needs a moment with its offset, RFC 3339");
    }
  }

  private Corrected.Reason reason(JsonNode declaration) {
    return word(Vocabulary.ERROR_REASON, declaration, "reason").equals("did_not_occur")
        ? Corrected.Reason.DID_NOT_HAPPEN
        : Corrected.Reason.INCORRECT_DATA;
  }

  private Optional<Gln> place(String member) {
    return site(text(event.path(member), "id"));
  }

  /** The site of a place or of a part of it; a party alike. */
  static Optional<Gln> site(String uri) {
    return gln(PLACE.matcher(uri).replaceFirst("$1"));
  }

  /** Who is at an end: its owner, or else who has it. */
  private Optional<Gln> side(String end) {
    Optional<Gln> holder = Optional.empty();
    for (JsonNode each : event.path(end + "List")) {
      var found = site(text(each, end));
      switch (word(Vocabulary.SOURCE_DESTINATION_TYPE, each, "type")) {
        case "owning_party" -> {
          if (found.isPresent()) {
            return found;
          }
        }
        case "possessing_party" -> holder = holder.or(() -> found);
        default -> {
          // a location says where, not who
        }
      }
    }
    return holder;
  }

  private static Optional<Gln> gln(String uri) {
    try {
      return Optional.of(Uris.gln("id", uri)).filter(gln -> isOurs(gln.isInternal(), uri));
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  /** Our own URIs are for internal numbers; these may stand under a Digital Link too. */
  private static boolean isOurs(boolean isInternal, String uri) {
    return isInternal || !uri.startsWith(Uris.PRIVATE);
  }

  private List<LotQuantity> lots(String classes, String instances) {
    var all = new LinkedHashMap<LotId, Quantity>();
    classes(classes, all);
    instances(instances, all);
    return amounts(all);
  }

  private static List<LotQuantity> amounts(Map<LotId, Quantity> all) {
    var amounts = new ArrayList<LotQuantity>();
    all.forEach((lot, amount) -> amounts.add(new LotQuantity(lot, amount)));
    return amounts;
  }

  private void classes(String list, Map<LotId, Quantity> into) {
    for (JsonNode each : event.path(list)) {
      lot(text(each, "epcClass"))
          .ifPresent(lot -> into.merge(lot, amount(each), PartnerFacts::sum));
    }
  }

  private void instances(String list, Map<LotId, Quantity> into) {
    boolean born =
        list.equals("outputEPCList")
            || list.equals("epcList") && text(event, "action").equals("ADD");
    var number = born ? lotNumber() : Optional.<String>empty();
    for (JsonNode each : event.path(list)) {
      String uri = each.asString("");
      var lot =
          INSTANCE.matcher(uri).matches()
              ? lotNamedBy(uri)
              : product(uri).flatMap(gtin -> number.flatMap(given -> lotOf(gtin, given)));
      lot.ifPresent(
          found ->
              into.merge(found, new Quantity(BigDecimal.ONE, UnitCode.PIECE), PartnerFacts::sum));
    }
  }

  /** What the instance or lot master data of the event call the lot. */
  private Optional<String> lotNumber() {
    for (var each : event.path("ilmd").properties()) {
      if (namespaces.name(each.getKey()).equals(LOT_NUMBER) && each.getValue().isString()) {
        return Optional.of(each.getValue().stringValue());
      }
    }
    return Optional.empty();
  }

  /** The GTIN of an instance whose name does not say of which lot it is. */
  static Optional<String> product(String instance) {
    var parts = WITHOUT_LOT.matcher(instance);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }

  private static Optional<LotId> lotOf(String gtin, String number) {
    try {
      return Optional.of(LotId.of(gtin, number));
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  private List<Sscc> units(String list) {
    var units = new ArrayList<Sscc>();
    for (JsonNode each : event.path(list)) {
      unit(each.asString("")).ifPresent(units::add);
    }
    return units;
  }

  static Optional<Sscc> unit(String uri) {
    var parts = UNIT.matcher(uri);
    try {
      return parts.matches() ? Optional.of(new Sscc(parts.group(1))) : Optional.empty();
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  /** By its class or by an instance that carries it. */
  static Optional<LotId> lotNamedBy(String uri) {
    var instance = INSTANCE.matcher(uri);
    return lot(instance.matches() ? instance.group(1) : uri);
  }

  private static Optional<LotId> lot(String uri) {
    try {
      var lot = Uris.lot(VARIANT.matcher(uri).replaceFirst(""));
      return Optional.of(lot).filter(found -> isOurs(found.gtin().isInternal(), uri));
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  /** In kilograms or pieces, else not stated. */
  private static Quantity amount(JsonNode element) {
    JsonNode value = element.path("quantity");
    if (!value.isNumber()) {
      return Quantity.UNSTATED;
    }
    String unit = element.has("uom") ? text(element, "uom") : UnitCode.PIECE.code();
    try {
      if (COUNTED.contains(unit)) {
        return new Quantity(value.decimalValue(), UnitCode.PIECE);
      }
      return new Quantity(value.decimalValue(), new UnitCode(unit))
          .mass()
          .map(mass -> new Quantity(mass, UnitCode.KILOGRAM))
          .orElse(Quantity.UNSTATED);
    } catch (InvalidValue notAnAmount) {
      return Quantity.UNSTATED;
    }
  }

  private static Quantity sum(Quantity one, Quantity other) {
    try {
      return one.isStated() && one.unit().equals(other.unit())
          ? new Quantity(one.value().add(other.value()), one.unit())
          : Quantity.UNSTATED;
    } catch (InvalidValue tooMuch) {
      return Quantity.UNSTATED;
    }
  }

  private String word(Vocabulary vocabulary, JsonNode node, String member) {
    return vocabulary.canonical(text(node, member), namespaces);
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
