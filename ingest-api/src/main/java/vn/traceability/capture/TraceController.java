package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.account.Account;
import vn.traceability.capture.contract.GapDto;
import vn.traceability.capture.contract.GapKindDto;
import vn.traceability.capture.contract.LotOriginDto;
import vn.traceability.capture.contract.TendingActivityDto;
import vn.traceability.capture.contract.TraceApi;
import vn.traceability.capture.contract.TraceDto;
import vn.traceability.capture.contract.TraceNodeDto;
import vn.traceability.capture.contract.TraceStepDto;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Tended;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.refusal.Forbidden;
import vn.traceability.signin.Callers;
import vn.traceability.trace.Gap;
import vn.traceability.trace.Trace;
import vn.traceability.trace.Tracer;

/** The chain of a lot, for those who take part in it and for officers. */
@RestController
class TraceController implements TraceApi {
  private final Tracer tracer;
  private final MasterData<LotId, Lot> lots;
  private final Names.Source names;
  private final HttpServletRequest request;

  TraceController(
      Tracer tracer, MasterData<LotId, Lot> lots, Names.Source names, HttpServletRequest request) {
    this.tracer = tracer;
    this.lots = lots;
    this.names = names;
    this.request = request;
  }

  @Override
  public ResponseEntity<TraceDto> traceLot(
      String gtin, String lot, String direction, Integer depth) {
    var account = Callers.get(request);
    var way = Tracer.Direction.valueOf(direction.toUpperCase(Locale.ROOT));
    var trace =
        tracer.trace(
            LotId.of(gtin, lot), way, new Tracer.Limits(depth, Tracer.Limits.DEFAULT.lots()));
    Map<LotId, Lot> registered =
        lots.findAll(trace.generations().keySet()).stream()
            .map(Versioned::value)
            .collect(Collectors.toMap(Lot::id, Function.identity()));
    mustTakePart(account, trace, registered);
    return ResponseEntity.ok(write(trace, registered));
  }

  private static void mustTakePart(Account account, Trace trace, Map<LotId, Lot> registered) {
    if (account.role().isOfficer()) {
      return;
    }
    boolean owns = registered.values().stream().anyMatch(lot -> account.actsFor(lot.owner()));
    boolean took =
        trace.steps().stream()
            .anyMatch(
                step ->
                    account.actsFor(step.fact().entry().party())
                        || step.fact().counterpart().filter(account::actsFor).isPresent());
    if (!owns && !took) {
      throw new Forbidden(
          "other-chain", "this account takes no part in the chain of lot " + trace.lot());
    }
  }

  private TraceDto write(Trace trace, Map<LotId, Lot> registered) {
    var parties = new LinkedHashSet<Gln>();
    var places = new LinkedHashSet<Gln>();
    var products = new LinkedHashSet<Gtin>();
    for (var step : trace.steps()) {
      parties.add(step.fact().entry().party());
      places.add(step.fact().entry().place());
      step.fact().counterpart().ifPresent(parties::add);
    }
    trace.gaps().forEach(gap -> gap.party().ifPresent(parties::add));
    registered
        .values()
        .forEach(
            lot -> {
              parties.add(lot.owner());
              lot.place().ifPresent(places::add);
            });
    trace.generations().keySet().forEach(lot -> products.add(lot.gtin()));
    var named = names.of(parties, places, products);

    var nodes =
        trace.generations().entrySet().stream()
            .sorted(
                Map.Entry.<LotId, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(
                each ->
                    node(
                        each.getKey(),
                        each.getValue(),
                        trace,
                        Optional.ofNullable(registered.get(each.getKey())),
                        named))
            .toList();
    var gaps = new ArrayList<GapDto>();
    trace.gaps().forEach(gap -> gaps.add(gap(gap, named)));
    trace.generations().keySet().stream()
        .filter(lot -> !registered.containsKey(lot))
        .sorted()
        .forEach(lot -> gaps.add(new GapDto(GapKindDto.UNKNOWN_LOT, Mapping.write(lot))));
    return new TraceDto(
        Mapping.write(trace.lot()),
        nodes,
        trace.steps().stream().map(step -> step(step, trace, named)).toList(),
        gaps,
        trace.cut());
  }

  private static TraceNodeDto node(
      LotId id, int generation, Trace trace, Optional<Lot> lot, Names names) {
    var dto =
        new TraceNodeDto(
            id.gtin().digits(),
            id.number().text(),
            lot.isPresent() ? LotOriginDto.REGISTERED : LotOriginDto.EVENTS_ONLY,
            generation);
    dto.setProductName(names.product(id.gtin()));
    lot.ifPresent(
        registered -> {
          dto.setPartyGln(registered.owner().digits());
          dto.setPartyName(names.party(registered.owner()));
          registered
              .place()
              .ifPresent(
                  place -> {
                    dto.setPlaceGln(place.digits());
                    dto.setPlaceName(names.place(place));
                  });
        });
    var times =
        trace.links().stream()
            .filter(link -> link.lot().equals(id))
            .map(link -> link.occurredAt())
            .toList();
    times.stream()
        .min(Comparator.naturalOrder())
        .ifPresent(first -> dto.setFirstEventAt(Mapping.write(first)));
    times.stream()
        .max(Comparator.naturalOrder())
        .ifPresent(last -> dto.setLastEventAt(Mapping.write(last)));
    return dto;
  }

  private static TraceStepDto step(RecordedEvent step, Trace trace, Names names) {
    var fact = step.fact();
    boolean leaves = fact.match(new Leaving());
    List<LotQuantity> in = leaves ? fact.passing() : fact.inputs();
    List<LotQuantity> out =
        leaves ? List.of() : fact.outputs().isEmpty() ? fact.passing() : fact.outputs();
    var dto =
        new TraceStepDto(
            step.id().value(),
            Mapping.kind(fact),
            fact.entry().occurredAt().atOffset(fact.entry().offset()),
            fact.entry().party().digits(),
            fact.entry().place().digits(),
            Mapping.write(in),
            Mapping.write(out),
            trace.voided().contains(step.id()));
    dto.setRecordedAt(Mapping.write(step.recordedAt()));
    dto.setPartyName(names.party(fact.entry().party()));
    dto.setPlaceName(names.place(fact.entry().place()));
    fact.counterpart()
        .ifPresent(
            other -> {
              dto.setCounterpartGln(other.digits());
              dto.setCounterpartName(names.party(other));
            });
    if (fact instanceof Tended tended) {
      dto.setActivity(TendingActivityDto.valueOf(tended.activity().name()));
      tended.treatment().ifPresent(treatment -> dto.setTreatment(Mapping.write(treatment)));
    }
    return dto;
  }

  private static GapDto gap(Gap gap, Names names) {
    var dto = new GapDto(GapKindDto.valueOf(gap.kind().name()), Mapping.write(gap.lot()));
    gap.event().ifPresent(event -> dto.setEventId(event.value()));
    gap.party()
        .ifPresent(
            party -> {
              dto.setPartyGln(party.digits());
              dto.setPartyName(names.party(party));
            });
    gap.since().ifPresent(since -> dto.setSince(Mapping.write(since)));
    return dto;
  }
}
