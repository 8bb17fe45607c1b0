package vn.traceability.scanlog.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.code.Codes;
import vn.traceability.code.rest.CodeAccess;
import vn.traceability.code.rest.contract.AlarmClosingDto;
import vn.traceability.code.rest.contract.AlarmDto;
import vn.traceability.code.rest.contract.AlarmPageDto;
import vn.traceability.code.rest.contract.AlarmRuleDto;
import vn.traceability.code.rest.contract.ScanPageDto;
import vn.traceability.code.rest.contract.ScansApi;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Unknown;
import vn.traceability.scanlog.After;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.AlarmReach;
import vn.traceability.scanlog.ScanStore;

@RestController
@RequestMapping("/scan/api")
class ScansController implements ScansApi {
  private final Clock clock;
  private final ScanStore store;
  private final Codes codes;
  private final MasterData<LotId, Lot> lots;
  private final CodeAccess codeAccess;
  private final ScanAccess scanAccess;
  private final HttpServletRequest request; // Spring's proxy for the one being answered

  ScansController(
      ScanStore store,
      Codes codes,
      MasterData<LotId, Lot> lots,
      CodeAccess codeAccess,
      ScanAccess scanAccess,
      Clock clock,
      HttpServletRequest request) {
    this.clock = clock;
    this.store = store;
    this.codes = codes;
    this.lots = lots;
    this.codeAccess = codeAccess;
    this.scanAccess = scanAccess;
    this.request = request;
  }

  @Override
  public ResponseEntity<AlarmPageDto> listAlarms(
      @Nullable String gtin,
      @Nullable AlarmRuleDto rule,
      @Nullable Boolean open,
      @Nullable String after,
      Integer limit) {
    var reach = scanAccess.reach(request);
    var page =
        store.alarms(
            reach,
            Optional.ofNullable(gtin).map(Gtin::new),
            Optional.ofNullable(rule).flatMap(each -> Alarm.Rule.of(each.getValue())),
            Optional.ofNullable(open),
            Optional.ofNullable(after).map(After::read),
            limit + 1);
    boolean office = !(reach instanceof AlarmReach.Owners);
    var written =
        new AlarmPageDto(
            page.stream().limit(limit).map(each -> ScanMapping.write(each, office)).toList());
    if (page.size() > limit) {
      var last = page.get(limit - 1);
      written.setNext(new After(last.lastAt(), last.id()).text());
    }
    return ResponseEntity.ok(written);
  }

  @Override
  public ResponseEntity<AlarmDto> closeAlarm(AlarmClosingDto order) {
    var reach = scanAccess.reach(request);
    var by = scanAccess.mayDecide(request);
    var id = order.getId();
    if (store.alarm(id).filter(found -> reach.includes(found.responsible())).isEmpty()) {
      throw new Unknown("alarm", id);
    }
    var closing =
        new Alarm.Closing(
            by, clock.instant().truncatedTo(ChronoUnit.MILLIS), order.getReason().strip());
    boolean done = store.close(id, order.getLastAt().toInstant(), closing);
    var now = store.alarm(id).orElseThrow();
    if (!done) {
      throw now.open()
          ? new Conflict("raised-meanwhile", "the alarm rests on a later scan now")
          : new Conflict("not-open", "the alarm is closed already");
    }
    return ResponseEntity.ok(ScanMapping.write(now, true));
  }

  @Override
  public ResponseEntity<ScanPageDto> listScans(
      String gtin, String lot, String serial, @Nullable String after, Integer limit) {
    var id = LotId.of(gtin, lot);
    codeAccess.mayList(request, lots.get(id).value());
    var code = codes.find(id, serial).orElseThrow(() -> new Unknown("code", serial));
    var name = gtin + "|" + code.serial().text();
    var page = store.scans(name, Optional.ofNullable(after).map(After::read), limit + 1);
    var known = store.find(name);
    var written =
        new ScanPageDto(
            known.map(scans -> scans.persons()).orElse(0L),
            page.stream().limit(limit).map(ScanMapping::write).toList());
    known.flatMap(scans -> scans.first()).map(ScanMapping::write).ifPresent(written::setFirst);
    if (page.size() > limit) {
      var last = page.get(limit - 1);
      written.setNext(new After(last.time(), last.id().toString()).text());
    }
    return ResponseEntity.ok(written);
  }
}
