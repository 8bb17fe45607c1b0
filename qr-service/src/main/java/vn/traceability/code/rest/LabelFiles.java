package vn.traceability.code.rest;

import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.traceability.code.table.CsvTable;
import vn.traceability.code.table.ExcelTable;
import vn.traceability.code.table.LabelTable;

/** Tables of labels as files to keep. */
final class LabelFiles {
  private static final MediaType CSV =
      new MediaType("text", "csv", Map.of("charset", "UTF-8", "header", "present"));
  private static final MediaType EXCEL =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private LabelFiles() {}

  /** A name that every system can keep, without its ending. */
  static String name(String of, long first, long last) {
    return "ma-%s-%d-%d".formatted(of.replaceAll("[^A-Za-z0-9._-]", "-"), first, last);
  }

  /** Its length is sent before it: when it ends early, everyone on the way can tell. */
  static ResponseEntity<Resource> csv(LabelTable table, String name) {
    var csv = new CsvTable(table);
    return to(name + ".csv", CSV)
        .contentLength(csv.length())
        .body(new InputStreamResource(csv::open));
  }

  /** Nobody knows its length before: when it breaks off, the connection is cut. */
  static ResponseEntity<Resource> excel(LabelTable table, String name) {
    return to(name + ".xlsx", EXCEL).body(new Written(new ExcelTable(table)::writeTo));
  }

  private static ResponseEntity.BodyBuilder to(String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString());
  }
}
