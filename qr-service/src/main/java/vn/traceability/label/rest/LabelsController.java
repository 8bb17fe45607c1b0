package vn.traceability.label.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.code.Code;
import vn.traceability.code.CodeRange;
import vn.traceability.code.Codes;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.rest.CodeAccess;
import vn.traceability.code.rest.contract.LabelCarrierDto;
import vn.traceability.code.rest.contract.LabelFieldDto;
import vn.traceability.code.rest.contract.LabelTemplateListDto;
import vn.traceability.code.rest.contract.LabelsApi;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.label.Carrier;
import vn.traceability.label.LabelContent;
import vn.traceability.label.LabelField;
import vn.traceability.label.LabelLayout;
import vn.traceability.label.LabelRun;
import vn.traceability.label.LabelTemplate;
import vn.traceability.label.LabelTemplates;
import vn.traceability.label.LabelTexts;
import vn.traceability.label.Resolution;
import vn.traceability.label.pdf.PdfLabels;
import vn.traceability.label.svg.SvgLabel;
import vn.traceability.label.zpl.ZplLabels;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.InvalidValue;

@RestController
@RequestMapping("/scan/api")
class LabelsController implements LabelsApi {
  private static final int MOST_IN_PDF = 20_000;
  private static final MediaType ZPL = new MediaType("application", "zpl");

  private final Codes codes;
  private final MasterData<LotId, Lot> lots;
  private final MasterData<Gtin, Product> products;
  private final MasterData<Gln, Party> parties;
  private final CodeAccess access;
  private final LabelAddress addresses;
  private final HttpServletRequest request; // Spring's proxy for the one being answered

  LabelsController(
      Codes codes,
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      CodeAccess access,
      LabelAddress addresses,
      HttpServletRequest request) {
    this.codes = codes;
    this.lots = lots;
    this.products = products;
    this.parties = parties;
    this.access = access;
    this.addresses = addresses;
    this.request = request;
  }

  /** What was asked for, checked. */
  private record Printing(
      LabelTemplate template, Set<LabelField> fields, Carrier carrier, Resolution printer) {
    static Printing of(
        String template,
        @Nullable List<LabelFieldDto> fields,
        LabelCarrierDto carrier,
        @Nullable Integer dpi) {
      var asked = LabelTemplates.get(template);
      return new Printing(
          asked,
          fields == null ? LabelMapping.USUAL_FIELDS : LabelMapping.read(fields),
          LabelMapping.read(carrier),
          dpi == null ? asked.resolution() : Resolution.of(dpi));
    }

    LabelLayout layout(LabelContent content) {
      return LabelLayout.of(template, content, carrier, fields, printer);
    }
  }

  @Override
  public ResponseEntity<LabelTemplateListDto> listLabelTemplates() {
    var templates = LabelTemplates.all().stream().map(LabelMapping::write).toList();
    return ResponseEntity.ok(new LabelTemplateListDto(templates));
  }

  @Override
  public ResponseEntity<Resource> previewLabel(
      String gtin,
      String lot,
      Long first,
      String template,
      @Nullable List<LabelFieldDto> fields,
      LabelCarrierDto carrier,
      @Nullable Integer dpi) {
    var range = range(gtin, lot, first);
    var printing = Printing.of(template, fields, carrier, dpi);
    var svg =
        SvgLabel.draw(
            printing.layout(
                labels(range).first(range.count()).orElseThrow(() -> cancelled(range))));
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("image/svg+xml"))
        .cacheControl(CacheControl.noStore())
        .body(new ByteArrayResource(svg.getBytes(StandardCharsets.UTF_8)));
  }

  /** It is made whole before it is sent, so that what fails answers with a problem. */
  @Override
  public ResponseEntity<Resource> printLabels(
      String gtin,
      String lot,
      Long first,
      String template,
      @Nullable List<LabelFieldDto> fields,
      LabelCarrierDto carrier,
      @Nullable Integer dpi,
      Integer from,
      @Nullable Integer limit,
      Integer start) {
    var range = range(gtin, lot, first);
    var printing = Printing.of(template, fields, carrier, dpi);
    int count = count(range, from, limit, MOST_IN_PDF);
    if (start > printing.template().perSheet()) {
      throw new InvalidValue(
          "start", start.toString(), "needs 1 to " + printing.template().perSheet());
    }
    var content = refuseNone(range, labels(range).iterate(from, count, printing::layout));
    var title = "Nhãn lô %s, %d đến %d".formatted(lot, from, from + count - 1);
    try {
      var file = Files.createTempFile("labels", ".pdf");
      try (var out = Files.newOutputStream(file)) {
        PdfLabels.write(printing.template(), printing.printer(), content, start, title, out);
      } catch (IOException | RuntimeException failure) {
        Files.delete(file);
        throw failure;
      }
      long length = Files.size(file);
      var sent = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
      return file(range, from, count, "pdf", MediaType.APPLICATION_PDF)
          .contentLength(length)
          .body(new InputStreamResource(() -> sent));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Nobody knows its length before: when it breaks off, the connection is cut. */
  @Override
  public ResponseEntity<Resource> printLabelsByZpl(
      String gtin,
      String lot,
      Long first,
      String template,
      @Nullable List<LabelFieldDto> fields,
      LabelCarrierDto carrier,
      @Nullable Integer dpi,
      Integer from,
      @Nullable Integer limit) {
    var range = range(gtin, lot, first);
    var printing = Printing.of(template, fields, carrier, dpi);
    if (!printing.template().isRoll()) {
      throw new InvalidValue("template", template, "needs a roll, for a printer of labels");
    }
    int count = count(range, from, limit, Integer.MAX_VALUE);
    var content = refuseNone(range, labels(range).iterate(from, count, printing::layout));
    var zpl = ZplLabels.open(printing.template(), printing.printer(), content);
    return file(range, from, count, "zpl", ZPL).body(new InputStreamResource(() -> zpl));
  }

  private CodeRange range(String gtin, String lot, long first) {
    var id = LotId.of(gtin, lot);
    access.mayList(request, lots.get(id).value());
    return codes.range(id, first);
  }

  private LabelRun labels(CodeRange range) {
    var lot = lots.get(range.lot()).value();
    var texts =
        new LabelTexts(
            products.find(lot.id().gtin()).map(product -> product.value().name()),
            Optional.of(lot.id().number().text()),
            lot.producedOn(),
            lot.expiresOn(),
            parties.find(lot.owner()).map(party -> party.value().name()));
    return LabelRun.ofLot(
        lot.id(),
        texts,
        (from, limit) -> codes.part(range, from, limit),
        serial -> addresses.of(new Code(lot.id(), serial, range.state(), range.attributes())));
  }

  private static Iterator<LabelLayout> refuseNone(CodeRange range, Iterator<LabelLayout> labels) {
    if (!labels.hasNext()) {
      throw cancelled(range);
    }
    return labels;
  }

  private static Conflict cancelled(CodeRange range) {
    return new Conflict(
        "codes-cancelled",
        "all of these codes of lot %s are cancelled, so there is no label to print"
            .formatted(range.lot()));
  }

  /** How many codes are asked for. */
  private static int count(CodeRange range, int from, @Nullable Integer limit, int most) {
    if (from > range.count()) {
      throw new InvalidValue("from", Integer.toString(from), "needs 1 to " + range.count());
    }
    int rest = range.count() - from + 1;
    int count = limit == null ? rest : Math.min(limit, rest);
    if (count > most) {
      throw new InvalidValue(
          "limit", Integer.toString(count), "needs 1 to " + most + " labels in one file");
    }
    return count;
  }

  /** A phone shows it at once and prints it from there; the name is for who keeps it. */
  private static ResponseEntity.BodyBuilder file(
      CodeRange range, int from, int count, String ending, MediaType type) {
    var name =
        "nhan-%s-%d-%d.%s"
            .formatted(
                range.lot().number().text().replaceAll("[^A-Za-z0-9._-]", "-"),
                from,
                from + count - 1,
                ending);
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name).build().toString());
  }
}
