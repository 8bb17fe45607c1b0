package vn.traceability.code.rest;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.traceability.code.Actor;
import vn.traceability.code.Code;
import vn.traceability.code.CodeChange;
import vn.traceability.code.CodeCounts;
import vn.traceability.code.CodePage;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeRangePage;
import vn.traceability.code.CodeStanding;
import vn.traceability.code.CodeState;
import vn.traceability.code.Codes;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.rest.contract.CodeChangeDto;
import vn.traceability.code.rest.contract.CodeCountsDto;
import vn.traceability.code.rest.contract.CodeDto;
import vn.traceability.code.rest.contract.CodePageDto;
import vn.traceability.code.rest.contract.CodeRangeDto;
import vn.traceability.code.rest.contract.CodeRangePageDto;
import vn.traceability.code.rest.contract.CodeStandingDto;
import vn.traceability.code.rest.contract.CodeStateDto;
import vn.traceability.code.rest.contract.CodesInStateDto;
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

  /** By whom ranges are seen, and how many codes of each were spoiled. */
  record Seen(Codes.Spoiled spoiled, Actor by) {}

  CodeRangeDto write(CodeRange range, Seen seen) {
    var written =
        new CodeRangeDto(
            range.lot().gtin().digits(),
            range.lot().number().text(),
            range.first(),
            range.count(),
            write(range.state()),
            range.issuedAt().atOffset(ZoneOffset.UTC),
            (int) seen.spoiled().of(range.first()),
            write(Codes.next(range, seen.by())));
    written.setChanges(range.changes().stream().map(CodeMapping::write).toList());
    range.activatedAt().ifPresent(at -> written.setActivatedAt(at.atOffset(ZoneOffset.UTC)));
    range.order().ifPresent(written::setOrderId);
    return written;
  }

  CodePageDto write(CodePage page, Seen seen) {
    var written =
        new CodePageDto(
            page.codes().stream().map(this::write).toList(),
            page.total(),
            page.waiting().stream().map(range -> write(range, seen)).toList());
    page.next().ifPresent(next -> written.setNext(Long.toString(next)));
    return written;
  }

  CodeRangePageDto write(CodeRangePage page, Seen seen) {
    var written =
        new CodeRangePageDto(page.ranges().stream().map(range -> write(range, seen)).toList());
    page.next().ifPresent(next -> written.setNext(Long.toString(next)));
    return written;
  }

  static CodeCountsDto write(CodeCounts counts) {
    var states =
        counts.states().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> new CodesInStateDto(write(each.getKey()), each.getValue()))
            .toList();
    var written = new CodeCountsDto(counts.codes(), counts.active(), counts.waiting(), states);
    counts.packages().ifPresent(written::setPackages);
    return written;
  }

  CodesOfRangeDto write(CodeRange range, Seen seen, List<Code> codes) {
    return new CodesOfRangeDto(write(range, seen), codes.stream().map(this::write).toList());
  }

  CodeStandingDto write(CodeStanding standing) {
    return new CodeStandingDto(
        write(standing.code()),
        standing.range().first(),
        standing.range().count(),
        standing.changes().stream().map(CodeMapping::write).toList(),
        write(standing.next()));
  }

  static List<CodeStateDto> write(Set<CodeState> states) {
    return states.stream().sorted().map(CodeMapping::write).toList();
  }

  static CodeChangeDto write(CodeChange change) {
    var written =
        new CodeChangeDto(
            write(change.to()),
            change.at().atOffset(ZoneOffset.UTC),
            change.by().account(),
            change.by().office());
    change.reason().ifPresent(written::setReason);
    return written;
  }

  static CodeState read(CodeStateDto state) {
    return CodeState.valueOf(state.name());
  }

  private CodeDto write(Code code) {
    return new CodeDto(
        code.serial().text(),
        labels.of(code),
        path(code.lot()) + "/" + code.serial() + "/qr.png",
        write(code.state()));
  }

  static CodeStateDto write(CodeState state) {
    return CodeStateDto.valueOf(state.name());
  }
}
