package vn.traceability.code.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.code.Actor;
import vn.traceability.code.Code;
import vn.traceability.code.CodeRange;
import vn.traceability.code.Codes;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.drawing.QrDrawing;
import vn.traceability.code.rest.contract.ActivatedCodesDto;
import vn.traceability.code.rest.contract.CodeActivationDto;
import vn.traceability.code.rest.contract.CodeCountsDto;
import vn.traceability.code.rest.contract.CodeOrderDto;
import vn.traceability.code.rest.contract.CodePageDto;
import vn.traceability.code.rest.contract.CodeRangeDto;
import vn.traceability.code.rest.contract.CodeRangePageDto;
import vn.traceability.code.rest.contract.CodeStandingDto;
import vn.traceability.code.rest.contract.CodeStateChangeDto;
import vn.traceability.code.rest.contract.CodeStateDto;
import vn.traceability.code.rest.contract.CodesApi;
import vn.traceability.code.rest.contract.CodesOfRangeDto;
import vn.traceability.code.table.LabelRow;
import vn.traceability.code.table.LabelTable;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.product.Product;
import vn.traceability.refusal.Unknown;

@RestController
@RequestMapping(CodeMapping.BASE)
class CodesController implements CodesApi {
  private final Codes codes;
  private final MasterData<LotId, Lot> lots;
  private final MasterData<Gtin, Product> products;
  private final CodeAccess access;
  private final CodeMapping mapping;
  private final LabelAddress labels;
  private final HttpServletRequest request; // Spring's proxy for the one being answered

  CodesController(
      Codes codes,
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      CodeAccess access,
      LabelAddress labels,
      HttpServletRequest request) {
    this.codes = codes;
    this.lots = lots;
    this.products = products;
    this.access = access;
    this.mapping = new CodeMapping(labels);
    this.labels = labels;
    this.request = request;
  }

  @Override
  public ResponseEntity<CodeRangeDto> issueCodes(String gtin, String lot, CodeOrderDto order) {
    var id = LotId.of(gtin, lot);
    var by = access.mayIssue(request, lots.get(id).value());
    var range = codes.issue(order.getOrderId(), id, order.getCount());
    return ResponseEntity.created(URI.create(CodeMapping.path(id)))
        .body(mapping.write(range, seen(id, by)));
  }

  @Override
  public ResponseEntity<ActivatedCodesDto> activateCodes(
      String gtin, String lot, CodeActivationDto activation) {
    var id = LotId.of(gtin, lot);
    var by = access.mayActivate(request, lots.get(id).value());
    var seen = seen(id, by);
    var ranges =
        codes
            .activate(id, number(activation.getFirst()), number(activation.getCount()), by)
            .stream()
            .map(range -> mapping.write(range, seen))
            .toList();
    return ResponseEntity.ok(new ActivatedCodesDto(ranges));
  }

  @Override
  public ResponseEntity<CodePageDto> listCodes(
      String gtin, String lot, @Nullable String after, Integer limit) {
    var id = LotId.of(gtin, lot);
    var by = access.mayList(request, lots.get(id).value());
    var page = codes.page(id, after == null ? 0 : Cursor.read(after), limit);
    return ResponseEntity.ok(mapping.write(page, seen(id, by)));
  }

  @Override
  public ResponseEntity<CodeCountsDto> countCodes(String gtin, String lot) {
    var id = LotId.of(gtin, lot);
    access.mayList(request, lots.get(id).value());
    return ResponseEntity.ok(CodeMapping.write(codes.counts(id)));
  }

  @Override
  public ResponseEntity<CodeRangePageDto> listCodeRanges(
      String gtin,
      String lot,
      @Nullable List<CodeStateDto> state,
      @Nullable String after,
      Integer limit) {
    var id = LotId.of(gtin, lot);
    var by = access.mayList(request, lots.get(id).value());
    var page =
        codes.ranges(
            id,
            state == null
                ? Set.of()
                : state.stream().map(CodeMapping::read).collect(Collectors.toSet()),
            after == null ? OptionalLong.empty() : OptionalLong.of(Cursor.read(after)),
            limit);
    return ResponseEntity.ok(mapping.write(page, seen(id, by)));
  }

  @Override
  public ResponseEntity<CodesOfRangeDto> listCodesOfRange(
      String gtin, String lot, Long first, Integer from, Integer limit) {
    var id = LotId.of(gtin, lot);
    var by = access.mayList(request, lots.get(id).value());
    var range = codes.range(id, first);
    return ResponseEntity.ok(mapping.write(range, seen(id, by), codes.part(range, from, limit)));
  }

  @Override
  public ResponseEntity<CodeRangeDto> changeCodesOfRange(
      String gtin, String lot, Long first, CodeStateChangeDto change) {
    var id = LotId.of(gtin, lot);
    var by = access.mayChange(request, lots.get(id).value());
    var to = CodeMapping.read(change.getState());
    var changed = codes.change(id, first, to, by, Optional.ofNullable(change.getReason()));
    return ResponseEntity.ok(mapping.write(changed, seen(id, by)));
  }

  @Override
  public ResponseEntity<CodeStandingDto> getCode(String gtin, String lot, String serial) {
    var id = LotId.of(gtin, lot);
    var by = access.mayList(request, lots.get(id).value());
    return ResponseEntity.ok(mapping.write(codes.standing(id, serial, by)));
  }

  @Override
  public ResponseEntity<CodeStandingDto> changeCode(
      String gtin, String lot, String serial, CodeStateChangeDto change) {
    var id = LotId.of(gtin, lot);
    var by = access.mayChange(request, lots.get(id).value());
    var to = CodeMapping.read(change.getState());
    var changed = codes.change(id, serial, to, by, Optional.ofNullable(change.getReason()));
    return ResponseEntity.ok(mapping.write(changed));
  }

  @Override
  public ResponseEntity<Resource> exportCodes(String gtin, String lot, Long first) {
    var id = LotId.of(gtin, lot);
    access.mayList(request, lots.get(id).value());
    var range = codes.range(id, first);
    return LabelFiles.csv(table(id, range), LabelFiles.name(lot, range.first(), range.last()));
  }

  @Override
  public ResponseEntity<Resource> exportCodesToExcel(String gtin, String lot, Long first) {
    var id = LotId.of(gtin, lot);
    access.mayList(request, lots.get(id).value());
    var range = codes.range(id, first);
    return LabelFiles.excel(table(id, range), LabelFiles.name(lot, range.first(), range.last()));
  }

  private LabelTable table(LotId lot, CodeRange range) {
    var single = codes.single(range);
    var others =
        single.values().stream()
            .map(state -> LabelTable.status(range.state().or(state)))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new LabelTable(
        range.count(),
        LabelTable.status(range.state()),
        others,
        LabelTable.same(
            lot.gtin(),
            Optional.of(lots.get(lot).value()),
            products.find(lot.gtin()).map(product -> product.value().name())),
        (from, limit) ->
            codes.part(range, single, from, limit).stream()
                .map(
                    code ->
                        new LabelRow(
                            code.serial(), labels.of(code), LabelTable.status(code.state())))
                .toList());
  }

  @Override
  public ResponseEntity<Resource> drawCode(String gtin, String lot, String serial, Integer module) {
    return image(MediaType.IMAGE_PNG, drawing(gtin, lot, serial).png(module));
  }

  @Override
  public ResponseEntity<Resource> drawCodeAsVector(String gtin, String lot, String serial) {
    var svg = drawing(gtin, lot, serial).svg().getBytes(StandardCharsets.UTF_8);
    return image(MediaType.valueOf("image/svg+xml"), svg);
  }

  /** Needs no permission: whoever knows a code could draw it himself. */
  private QrDrawing drawing(String gtin, String lot, String serial) {
    var id = LotId.of(gtin, lot);
    Code code =
        codes
            .find(id, serial)
            .filter(found -> found.serial().text().equals(serial))
            .orElseThrow(() -> new Unknown("code", serial));
    return QrDrawing.of(labels.of(code));
  }

  private static ResponseEntity<Resource> image(MediaType type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
        .body(new ByteArrayResource(bytes));
  }

  private CodeMapping.Seen seen(LotId lot, Actor by) {
    return new CodeMapping.Seen(codes.spoiled(lot), by);
  }

  private static OptionalLong number(@Nullable Long given) {
    return given == null ? OptionalLong.empty() : OptionalLong.of(given);
  }
}
