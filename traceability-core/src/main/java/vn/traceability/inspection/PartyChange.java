package vn.traceability.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.traceability.party.Party;

/** A party as it is and as it is to be from now on. */
public record PartyChange(Party before, Party after) {
  /** So that two names, however long, leave room in a reason. */
  private static final int SHOWN = 100;

  /**
   * What this change does to an approval, which rests on kind, commune, name and tax code; address
   * and membership may change under it.
   *
   * @param id of the withdrawal, made once
   * @param approval which it answers, and so comes after, whatever this machine's clock says
   * @return the withdrawal; empty where nothing changed that the approval rests on
   */
  public Optional<Decision> withdraws(Decision approval, String id, String account, Instant now) {
    var changes = changes();
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    var next = approval.decidedAt().plusMillis(1);
    return Optional.of(
        new Decision(
            id,
            Subject.of(before.gln()),
            Decision.Kind.APPROVAL_WITHDRAWN,
            "Đã đổi sau khi duyệt (changed after approval): " + String.join("; ", changes),
            List.of(),
            account,
            now.isAfter(next) ? now : next));
  }

  /** Such as "kind: household → retailer"; fields are called as the contract calls them. */
  private List<String> changes() {
    var changes = new ArrayList<String>();
    add(changes, "kind", word(before.kind()), word(after.kind()));
    add(changes, "communeCode", before.commune().digits(), after.commune().digits());
    add(changes, "name", before.name(), after.name());
    add(changes, "taxCode", before.taxCode().orElse("–"), after.taxCode().orElse("–"));
    return changes;
  }

  private static void add(List<String> changes, String field, String from, String into) {
    if (!from.equals(into)) {
      changes.add(field + ": " + shortened(from) + " → " + shortened(into));
    }
  }

  private static String word(Party.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
