package vn.traceability.code;

import java.time.Instant;
import java.util.Optional;
import vn.traceability.text.Text;

/**
 * That codes came into another state.
 *
 * @param reason a line of at most 500 characters
 */
public record CodeChange(CodeState to, Instant at, Actor by, Optional<String> reason) {
  public CodeChange {
    reason = reason.map(text -> Text.line("reason", text, 500));
  }
}
