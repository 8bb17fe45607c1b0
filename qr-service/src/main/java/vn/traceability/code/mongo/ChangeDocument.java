package vn.traceability.code.mongo;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import vn.traceability.code.Actor;
import vn.traceability.code.CodeChange;
import vn.traceability.code.CodeState;

/** How the change of a state lies in the array {@code changes}. */
final class ChangeDocument {
  private ChangeDocument() {}

  static Document write(CodeChange change) {
    return new Document("to", change.to().name())
        .append("at", Date.from(change.at()))
        .append("by", change.by().account())
        .append("office", change.by().office())
        .append("reason", change.reason().orElse(null));
  }

  /** Those of a row; none where they were not kept yet. */
  static List<CodeChange> readAll(Document row) {
    return row.getList("changes", Document.class, List.of()).stream()
        .map(ChangeDocument::read)
        .toList();
  }

  private static CodeChange read(Document change) {
    return new CodeChange(
        CodeState.valueOf(change.getString("to")),
        change.getDate("at").toInstant(),
        new Actor(change.getString("by"), change.getBoolean("office")),
        Optional.ofNullable(change.getString("reason")));
  }
}
