package vn.traceability.code.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.code.Actor;
import vn.traceability.code.Codes;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.Roll;
import vn.traceability.code.RollCode;
import vn.traceability.code.Rolls;
import vn.traceability.code.rest.contract.CodeOrderDto;
import vn.traceability.code.rest.contract.CodeRangeDto;
import vn.traceability.code.rest.contract.CodeStateChangeDto;
import vn.traceability.code.rest.contract.RollBindingDto;
import vn.traceability.code.rest.contract.RollBindingOrderDto;
import vn.traceability.code.rest.contract.RollDto;
import vn.traceability.code.rest.contract.RollPageDto;
import vn.traceability.code.rest.contract.RollsApi;
import vn.traceability.code.table.LabelRow;
import vn.traceability.code.table.LabelTable;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.product.Product;
import vn.traceability.refusal.Forbidden;

@RestController
@RequestMapping(CodeMapping.BASE)
class RollsController implements RollsApi {
  private final Rolls rolls;
  private final Codes codes;
  private final MasterData<LotId, Lot> lots;
  private final MasterData<Gtin, Product> products;
  private final CodeAccess access;
  private final CodeMapping mapping;
  private final LabelAddress labels;
  private final HttpServletRequest request; // Spring's proxy for the one being answered

  RollsController(
      Rolls rolls,
      Codes codes,
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      CodeAccess access,
      LabelAddress labels,
      HttpServletRequest request) {
    this.rolls = rolls;
    this.codes = codes;
    this.lots = lots;
    this.products = products;
    this.access = access;
    this.mapping = new CodeMapping(labels);
    this.labels = labels;
    this.request = request;
  }

  @Override
  public ResponseEntity<RollDto> issueRoll(String gtin, CodeOrderDto order) {
    var product = products.get(new Gtin(gtin)).value();
    var by = access.mayUseRolls(request, product);
    if (by.office()) {
      throw new Forbidden("owners-only", "only the owner of a product orders labels for it");
    }
    var roll = rolls.issue(order.getOrderId(), product.gtin(), order.getCount());
    return ResponseEntity.created(
            URI.create(CodeMapping.BASE + "/rolls/" + gtin + "/" + roll.first()))
        .body(write(roll, by));
  }

  @Override
  public ResponseEntity<RollPageDto> listRolls(String gtin, @Nullable String after, Integer limit) {
    var product = products.get(new Gtin(gtin)).value();
    var by = access.mayUseRolls(request, product);
    var page =
        rolls.page(
            product.gtin(),
            after == null ? OptionalLong.empty() : OptionalLong.of(Cursor.read(after)),
            limit);
    var written = new RollPageDto(page.rolls().stream().map(roll -> write(roll, by)).toList());
    page.next().ifPresent(next -> written.setNext(Long.toString(next)));
    return ResponseEntity.ok(written);
  }

  @Override
  public ResponseEntity<RollDto> getRoll(String gtin, Long first) {
    var product = products.get(new Gtin(gtin)).value();
    var by = access.mayUseRolls(request, product);
    return ResponseEntity.ok(write(rolls.get(product.gtin(), first), by));
  }

  @Override
  public ResponseEntity<RollDto> changeRoll(String gtin, Long first, CodeStateChangeDto change) {
    var product = products.get(new Gtin(gtin)).value();
    var by = access.mayUseRolls(request, product);
    var to = CodeMapping.read(change.getState());
    var reason = Optional.ofNullable(change.getReason());
    return ResponseEntity.ok(write(rolls.change(product.gtin(), first, to, by, reason), by));
  }

  @Override
  public ResponseEntity<CodeRangeDto> bindLabels(String gtin, RollBindingOrderDto binding) {
    var lot = LotId.of(gtin, binding.getLot());
    var by = access.mayActivate(request, lots.get(lot).value());
    var range = rolls.bind(lot, binding.getFirstSerial(), binding.getLastSerial(), by);
    return ResponseEntity.ok(mapping.write(range, new CodeMapping.Seen(codes.spoiled(lot), by)));
  }

  @Override
  public ResponseEntity<Resource> exportRoll(String gtin, Long first) {
    var roll = seen(gtin, first);
    return LabelFiles.csv(table(roll), LabelFiles.name(gtin, roll.first(), roll.last()));
  }

  @Override
  public ResponseEntity<Resource> exportRollToExcel(String gtin, Long first) {
    var roll = seen(gtin, first);
    return LabelFiles.excel(table(roll), LabelFiles.name(gtin, roll.first(), roll.last()));
  }

  private Roll seen(String gtin, Long first) {
    var product = products.get(new Gtin(gtin)).value();
    access.mayUseRolls(request, product);
    return rolls.get(product.gtin(), first);
  }

  private LabelTable table(Roll roll) {
    var bound =
        roll.bindings().stream()
            .collect(
                Collectors.groupingBy(
                    binding -> bound(binding.lot()), Collectors.summingLong(Roll.Binding::count)));
    return new LabelTable(
        roll.count(),
        LabelTable.status(roll.state()),
        bound,
        LabelTable.same(
            roll.gtin(),
            Optional.empty(),
            products.find(roll.gtin()).map(product -> product.value().name())),
        (from, limit) -> rolls.part(roll, from, limit).stream().map(this::row).toList());
  }

  private LabelRow row(RollCode code) {
    return new LabelRow(
        code.serial(),
        labels.of(code.gtin(), code.serial()),
        code.bound()
            .map(bound -> bound(bound.lot()))
            .orElseGet(() -> LabelTable.status(code.state())));
  }

  private static String bound(LotId lot) {
    return "Đã gắn với lô " + lot.number().text();
  }

  private static RollDto write(Roll roll, Actor by) {
    return new RollDto(
        roll.gtin().digits(),
        roll.owner().digits(),
        roll.first(),
        roll.count(),
        roll.free(),
        CodeMapping.write(roll.state()),
        roll.issuedAt().atOffset(ZoneOffset.UTC),
        roll.changes().stream().map(CodeMapping::write).toList(),
        roll.bindings().stream().map(RollsController::write).toList(),
        CodeMapping.write(Rolls.next(roll, by)));
  }

  private static RollBindingDto write(Roll.Binding binding) {
    return new RollBindingDto(
        binding.lot().number().text(),
        binding.first(),
        binding.count(),
        binding.at().atOffset(ZoneOffset.UTC),
        binding.by().account());
  }
}
