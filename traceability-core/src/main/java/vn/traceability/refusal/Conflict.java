package vn.traceability.refusal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that contradicts what is already there. */
public final class Conflict extends Refusal {
  private static final long serialVersionUID = 1L;
  private final @Nullable String field;

  public Conflict(String slug, String sentence) {
    super(Reason.CONFLICT, slug, sentence);
    field = null;
  }

  private Conflict(String slug, String sentence, String field) {
    super(Reason.CONFLICT, slug, sentence);
    this.field = field;
  }

  /** Where one member of the request is what contradicts; as the contract spells it. */
  public static Conflict in(String field, String slug, String sentence) {
    return new Conflict(slug, sentence, field);
  }

  @Override
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
