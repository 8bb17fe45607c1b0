package vn.traceability.code.rest;

import java.time.ZoneOffset;
import java.util.List;
import vn.traceability.code.Code;
import vn.traceability.code.CodeCounts;
import vn.traceability.code.CodePage;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeRangePage;
import vn.traceability.code.CodeState;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.rest.contract.CodeCountsDto;
import vn.traceability.code.rest.contract.CodeDto;
import vn.traceability.code.rest.contract.CodePageDto;
import vn.traceability.code.rest.contract.CodeRangeDto;
import vn.traceability.code.rest.contract.CodeRangePageDto;
import vn.traceability.code.rest.contract.CodeStateDto;
import vn.traceability.code.rest.contract.CodesOfRangeDto;
import vn.traceability.lot.LotId;

/** Between the contract and the domain; generated types go no further. */
final class CodeMapping {
  static final String BASE = "/scan/api";

  private final LabelAddress labels;

  CodeMapping(LabelAddress labels) {
    this.labels = labels;
  }

  static String path(LotId lot) {
    var encoded = LabelAddress.path(lot);
    return BASE + "/codes/" + lot.gtin().digits() + encoded.substring(encoded.lastIndexOf('/'));
  }

  CodeRangeDto write(CodeRange range) {
    var written =
        new CodeRangeDto(
            range.lot().gtin().digits(),
            range.lot().number().text(),
            range.first(),
            range.count(),
            write(range.state()),
            range.issuedAt().atOffset(ZoneOffset.UTC));
    range.activatedAt().ifPresent(at -> written.setActivatedAt(at.atOffset(ZoneOffset.UTC)));
    range.order().ifPresent(written::setOrderId);
    return written;
  }

  CodePageDto write(CodePage page) {
    var written =
        new CodePageDto(
            page.codes().stream().map(this::write).toList(),
            page.total(),
            page.waiting().stream().map(this::write).toList());
    page.next().ifPresent(next -> written.setNext(Long.toString(next)));
    return written;
  }

  CodeRangePageDto write(CodeRangePage page) {
    var written = new CodeRangePageDto(page.ranges().stream().map(this::write).toList());
    page.next().ifPresent(next -> written.setNext(Long.toString(next)));
    return written;
  }

  static CodeCountsDto write(CodeCounts counts) {
    var written = new CodeCountsDto(counts.codes(), counts.active(), counts.waiting());
    counts.packages().ifPresent(written::setPackages);
    return written;
  }

  CodesOfRangeDto write(CodeRange range, List<Code> codes) {
    return new CodesOfRangeDto(write(range), codes.stream().map(this::write).toList());
  }

  static CodeState read(CodeStateDto state) {
    return switch (state) {
      case ISSUED -> CodeState.ISSUED;
      case ACTIVATED -> CodeState.ACTIVATED;
      case SUSPENDED -> CodeState.SUSPENDED;
      case CANCELLED -> CodeState.CANCELLED;
    };
  }

  private CodeDto write(Code code) {
    return new CodeDto(
        code.serial().text(),
        labels.of(code.lot(), code.serial()),
        path(code.lot()) + "/" + code.serial() + "/qr.png",
        write(code.state()));
  }

  private static CodeStateDto write(CodeState state) {
    return switch (state) {
      case ISSUED -> CodeStateDto.ISSUED;
      case ACTIVATED -> CodeStateDto.ACTIVATED;
      case SUSPENDED -> CodeStateDto.SUSPENDED;
      case CANCELLED -> CodeStateDto.CANCELLED;
    };
  }
}
