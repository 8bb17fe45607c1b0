package vn.traceability.capture;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.traceability.capture.contract.CorrectedDto;
import vn.traceability.capture.contract.DiaryEventDto;
import vn.traceability.capture.contract.DoseDto;
import vn.traceability.capture.contract.DoseUnitDto;
import vn.traceability.capture.contract.EventKindDto;
import vn.traceability.capture.contract.HarvestedDto;
import vn.traceability.capture.contract.LotAmountDto;
import vn.traceability.capture.contract.LotQuantityDto;
import vn.traceability.capture.contract.LotRefDto;
import vn.traceability.capture.contract.PackedDto;
import vn.traceability.capture.contract.QuantityDto;
import vn.traceability.capture.contract.ReceivedDto;
import vn.traceability.capture.contract.ShippedDto;
import vn.traceability.capture.contract.SoldDto;
import vn.traceability.capture.contract.SownDto;
import vn.traceability.capture.contract.TendedDto;
import vn.traceability.capture.contract.TransformedDto;
import vn.traceability.capture.contract.TreatmentDto;
import vn.traceability.capture.contract.UnitDto;
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
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Treatment;
import vn.traceability.event.Unloaded;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.InvalidValue;

/** Between the contract's types and ours. */
final class Mapping {
  private Mapping() {}

  /**
   * The name in the address, which the body may say again but not otherwise.
   *
   * @throws InvalidValue when the body names another
   */
  static <T> T same(String field, String named, @Nullable String said, Function<String, T> read) {
    if (said != null && !said.equals(named)) {
      throw new InvalidValue(field, said, "must be that of the address");
    }
    return read.apply(named);
  }

  static TraceEvent read(DiaryEventDto dto) {
    if (dto instanceof SownDto it) {
      return new Sown(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          lots("lots", it.getLots()));
    }
    if (dto instanceof TendedDto it) {
      return new Tended(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          lots("lots", it.getLots()),
          Tended.Activity.valueOf(it.getActivity().name()),
          Optional.ofNullable(it.getTreatment()).map(Mapping::treatment));
    }
    if (dto instanceof HarvestedDto it) {
      return new Harvested(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          lots("lots", it.getLots()));
    }
    if (dto instanceof TransformedDto it) {
      return new Transformed(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          lots("inputs", it.getInputs()),
          lots("outputs", it.getOutputs()));
    }
    if (dto instanceof PackedDto it) {
      return new Packed(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          lots("inputs", it.getInputs()),
          lots("outputs", it.getOutputs()));
    }
    if (dto instanceof ShippedDto it) {
      return new Shipped(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          lots("lots", it.getLots()),
          gln("counterpartGln", it.getCounterpartGln()));
    }
    if (dto instanceof ReceivedDto it) {
      return new Received(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          lots("lots", it.getLots()),
          gln("counterpartGln", it.getCounterpartGln()));
    }
    if (dto instanceof SoldDto it) {
      return new Sold(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          lots("lots", it.getLots()),
          glnIfAny("counterpartGln", it.getCounterpartGln()));
    }
    if (dto instanceof CorrectedDto it) {
      return new Corrected(
          entry(it.getClientId(), it.getOccurredAt(), it.getPartyGln(), it.getPlaceGln()),
          at("corrects", () -> new EventId(it.getCorrects())),
          Corrected.Reason.valueOf(it.getReason().name()));
    }
    throw new IllegalStateException(
        "the contract has a kind of entry that nobody reads: " + dto.getClass());
  }

  static Quantity quantity(String field, QuantityDto dto) {
    return at(field + ".value", () -> Quantity.of(dto.getValue(), dto.getUnit().getValue()));
  }

  static Gln gln(String field, String digits) {
    return at(field, () -> new Gln(digits));
  }

  static Optional<Gln> glnIfAny(String field, @Nullable String digits) {
    return digits == null ? Optional.empty() : Optional.of(gln(field, digits));
  }

  /** Each of a list by its own path. */
  static <T> Set<T> all(String field, List<String> digits, Function<String, T> read) {
    var all = new LinkedHashSet<T>();
    for (int i = 0; i < digits.size(); i++) {
      String each = digits.get(i);
      all.add(at(field + "[" + i + "]", () -> read.apply(each)));
    }
    return all;
  }

  /** A value knows what it is called; only its reader knows where in the request it stood. */
  private static <T> T at(String path, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidValue invalid) {
      throw invalid.at(path);
    }
  }

  static QuantityDto write(Quantity quantity) {
    return new QuantityDto(
        quantity.value().toPlainString(), UnitDto.fromValue(quantity.unit().code()));
  }

  static LotRefDto write(LotId lot) {
    return new LotRefDto(lot.gtin().digits(), lot.number().text());
  }

  /** Empty where nobody stated how much it is. */
  static Optional<QuantityDto> writeStated(Quantity quantity) {
    return Optional.of(quantity).filter(Quantity::isStated).map(Mapping::write);
  }

  static List<LotAmountDto> write(List<LotQuantity> lots) {
    return lots.stream()
        .map(
            each -> {
              var amount = new LotAmountDto(each.lot().gtin().digits(), each.lot().number().text());
              writeStated(each.quantity()).ifPresent(amount::setQuantity);
              return amount;
            })
        .toList();
  }

  static TreatmentDto write(Treatment treatment) {
    var dose =
        new DoseDto(
            treatment.dose().value().toPlainString(),
            DoseUnitDto.fromValue(treatment.dose().unit().code()));
    var written = new TreatmentDto(treatment.productName(), dose);
    treatment.areaSquareMetres().ifPresent(written::setAreaSquareMetres);
    return written;
  }

  static OffsetDateTime write(Instant instant) {
    return instant.atOffset(Entry.VIETNAM);
  }

  static EventKindDto kind(TraceEvent event) {
    return event.match(new Kinds());
  }

  private static Treatment treatment(TreatmentDto dto) {
    return new Treatment(
        dto.getProductName(),
        at(
            "treatment.dose.value",
            () -> Quantity.of(dto.getDose().getValue(), dto.getDose().getUnit().getValue())),
        Optional.ofNullable(dto.getAreaSquareMetres()));
  }

  /**
   * Browsers write moments in UTC; the offset of an event is that of its place, and all places are
   * in Vietnam (EPCIS 2.0, section 7.4.1, eventTimeZoneOffset).
   */
  private static Entry entry(UUID clientId, OffsetDateTime at, String party, String place) {
    int seconds = at.getOffset().getTotalSeconds();
    ZoneOffset offset = seconds == 0 || seconds % 60 != 0 ? Entry.VIETNAM : at.getOffset();
    return new Entry(
        clientId, at.toInstant(), offset, gln("partyGln", party), gln("placeGln", place));
  }

  private static List<LotQuantity> lots(String field, List<LotQuantityDto> lots) {
    return IntStream.range(0, lots.size())
        .mapToObj(
            index -> {
              var each = lots.get(index);
              String path = field + "[" + index + "]";
              return new LotQuantity(
                  at(path + ".gtin", () -> LotId.of(each.getGtin(), each.getLot())),
                  quantity(path + ".quantity", each.getQuantity()));
            })
        .toList();
  }

  private static final class Kinds implements TraceEvent.Cases<EventKindDto> {
    @Override
    public EventKindDto sown(Sown event) {
      return EventKindDto.SOWN;
    }

    @Override
    public EventKindDto tended(Tended event) {
      return EventKindDto.TENDED;
    }

    @Override
    public EventKindDto harvested(Harvested event) {
      return EventKindDto.HARVESTED;
    }

    @Override
    public EventKindDto transformed(Transformed event) {
      return EventKindDto.TRANSFORMED;
    }

    @Override
    public EventKindDto packed(Packed event) {
      return EventKindDto.PACKED;
    }

    @Override
    public EventKindDto shipped(Shipped event) {
      return EventKindDto.SHIPPED;
    }

    @Override
    public EventKindDto received(Received event) {
      return EventKindDto.RECEIVED;
    }

    @Override
    public EventKindDto sold(Sold event) {
      return EventKindDto.SOLD;
    }

    @Override
    public EventKindDto loaded(Loaded event) {
      return EventKindDto.LOADED;
    }

    @Override
    public EventKindDto unloaded(Unloaded event) {
      return EventKindDto.UNLOADED;
    }

    @Override
    public EventKindDto destroyed(Destroyed event) {
      return EventKindDto.DESTROYED;
    }

    @Override
    public EventKindDto observed(Observed event) {
      return EventKindDto.OBSERVED;
    }

    @Override
    public EventKindDto corrected(Corrected event) {
      return EventKindDto.CORRECTED;
    }
  }
}
