package vn.traceability.refusal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that contradicts what is already there. */
public final class Conflict extends Refusal {
  private static final long serialVersionUID = 1L;
  private final @Nullable String field;
  private final @Nullable String subject;

  public Conflict(String slug, String sentence) {
    this(slug, sentence, null, null);
  }

  private Conflict(String slug, String sentence, @Nullable String field, @Nullable String subject) {
    super(Reason.CONFLICT, slug, sentence);
    this.field = field;
    this.subject = subject;
  }

  /** Where one member of the request is what contradicts; as the contract spells it. */
  public static Conflict in(String field, String slug, String sentence) {
    return new Conflict(slug, sentence, field, null);
  }

  /**
   * Where it is one of the things the request names.
   *
   * @param subject as {@link #subject()} says
   */
  public static Conflict about(String subject, String slug, String sentence) {
    return new Conflict(slug, sentence, null, subject);
  }

  @Override
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  @Override
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
