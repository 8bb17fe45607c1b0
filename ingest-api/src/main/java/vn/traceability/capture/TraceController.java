package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.GapDto;
import vn.traceability.capture.contract.GapKindDto;
import vn.traceability.capture.contract.IsolationDto;
import vn.traceability.capture.contract.LotOriginDto;
import vn.traceability.capture.contract.RecalledDto;
import vn.traceability.capture.contract.TendingActivityDto;
import vn.traceability.capture.contract.TraceApi;
import vn.traceability.capture.contract.TraceDto;
import vn.traceability.capture.contract.TraceNodeDto;
import vn.traceability.capture.contract.TraceStepDto;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Tended;
import vn.traceability.finding.Assessor;
import vn.traceability.finding.Isolation;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Inspected;
import vn.traceability.inspection.Inspections;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.rights.Sight;
import vn.traceability.signin.Callers;
import vn.traceability.trace.Gap;
import vn.traceability.trace.Trace;
import vn.traceability.trace.Tracer;

/** The chain of a lot, for those who take part in it and for officers. */
@RestController
class TraceController implements TraceApi {
  private static final Map<String, Tracer.Direction> WAYS =
      Map.of(
          "both", Tracer.Direction.BOTH,
          "back", Tracer.Direction.BACK,
          "forward", Tracer.Direction.FORWARD);

  private final Assessor assessor;
  private final Inspections inspections;
  private final Lookups lookups;
  private final Sight sight;
  private final Names.Source names;
  private final Clock clock;
  private final HttpServletRequest request;

  TraceController(
      Assessor assessor,
      Inspections inspections,
      Lookups lookups,
      Sight sight,
      Names.Source names,
      Clock clock,
      HttpServletRequest request) {
    this.assessor = assessor;
    this.inspections = inspections;
    this.lookups = lookups;
    this.sight = sight;
    this.names = names;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<TraceDto> traceLot(
      String gtin, String lot, String direction, Integer depth) {
    var account = Callers.get(request);
    var way =
        Optional.ofNullable(WAYS.get(direction))
            .orElseThrow(() -> new BrokenContract("direction", "must be both, back or forward"));
    var id = LotId.of(gtin, lot);
    var assessment = assessor.assess(id, Tracer.Direction.BOTH, Tracer.Limits.DEFAULT);
    sight.mustSee(account, assessment);
    lookups.note(account, Lookup.What.CHAIN, Subject.of(id), clock.instant());
    var seen = Seen.by(account, assessment, way, depth);
    return ResponseEntity.ok(write(inspections.of(assessment), seen));
  }

  private TraceDto write(Inspected inspected, Trace trace) {
    var registered = inspected.assessment().known().lots();
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
    var dto =
        new TraceDto(
            Mapping.write(trace.lot()),
            nodes,
            trace.steps().stream().map(step -> step(step, trace, named)).toList(),
            gaps,
            inspected.findings().stream()
                .filter(
                    finding ->
                        inspected.assessment().isUpstream(finding.lot())
                            || trace.generations().containsKey(finding.lot()))
                .map(finding -> FindingMapping.write(finding, inspected.isReleased(finding)))
                .toList(),
            inspected.isHeld(),
            trace.cut());
    Isolation.of(inspected.assessment())
        .ifPresent(
            isolation -> {
              var written = new IsolationDto(isolation.unknown());
              isolation.earliestHarvestOn().ifPresent(written::setEarliestHarvestOn);
              dto.setIsolation(written);
            });
    inspected.recalled().stream()
        .findFirst()
        .ifPresent(
            recall ->
                dto.setRecalled(
                    new RecalledDto(
                        Mapping.write(recall.lot()),
                        recall.decision().reason(),
                        Mapping.write(recall.decision().decidedAt()))));
    return dto;
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
