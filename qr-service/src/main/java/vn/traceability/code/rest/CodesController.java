package vn.traceability.code.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.code.Code;
import vn.traceability.code.Codes;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.drawing.QrDrawing;
import vn.traceability.code.rest.contract.ActivatedCodesDto;
import vn.traceability.code.rest.contract.CodeActivationDto;
import vn.traceability.code.rest.contract.CodeOrderDto;
import vn.traceability.code.rest.contract.CodePageDto;
import vn.traceability.code.rest.contract.CodeRangeDto;
import vn.traceability.code.rest.contract.CodesApi;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Unknown;

@RestController
@RequestMapping(CodeMapping.BASE)
class CodesController implements CodesApi {
  private final Codes codes;
  private final MasterData<LotId, Lot> lots;
  private final CodeAccess access;
  private final CodeMapping mapping;
  private final LabelAddress labels;
  private final HttpServletRequest request; // Spring's proxy for the one being answered

  CodesController(
      Codes codes,
      MasterData<LotId, Lot> lots,
      CodeAccess access,
      LabelAddress labels,
      HttpServletRequest request) {
    this.codes = codes;
    this.lots = lots;
    this.access = access;
    this.mapping = new CodeMapping(labels);
    this.labels = labels;
    this.request = request;
  }

  @Override
  public ResponseEntity<CodeRangeDto> issueCodes(String gtin, String lot, CodeOrderDto order) {
    var id = LotId.of(gtin, lot);
    access.mayIssue(request, lots.get(id).value());
    var range = codes.issue(order.getOrderId(), id, order.getCount());
    return ResponseEntity.created(URI.create(CodeMapping.path(id))).body(mapping.write(range));
  }

  @Override
  public ResponseEntity<ActivatedCodesDto> activateCodes(
      String gtin, String lot, CodeActivationDto activation) {
    var id = LotId.of(gtin, lot);
    access.mayActivate(request, lots.get(id).value());
    var first = Optional.ofNullable(activation.getFirst());
    var ranges =
        codes.activate(id, first.map(OptionalLong::of).orElseGet(OptionalLong::empty)).stream()
            .map(mapping::write)
            .toList();
    return ResponseEntity.ok(new ActivatedCodesDto(ranges));
  }

  @Override
  public ResponseEntity<CodePageDto> listCodes(
      String gtin, String lot, @Nullable String after, Integer limit) {
    var id = LotId.of(gtin, lot);
    access.mayList(request, lots.get(id).value());
    var page = codes.page(id, after == null ? 0 : cursor(after), limit);
    return ResponseEntity.ok(mapping.write(page));
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
    return QrDrawing.of(labels.of(id, code.serial()));
  }

  private static ResponseEntity<Resource> image(MediaType type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
        .body(new ByteArrayResource(bytes));
  }

  private static long cursor(String after) {
    if (!after.matches("[0-9]{1,11}")) {
      throw new InvalidValue("after", after, "needs the cursor of the page before");
    }
    return Long.parseLong(after);
  }
}
