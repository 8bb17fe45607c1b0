package vn.traceability.refusal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one who asks may not, whoever else may. */
public final class Forbidden extends Refusal {
  private static final long serialVersionUID = 1L;
  private final @Nullable String subject;

  public Forbidden(String slug, String sentence) {
    this(slug, sentence, null);
  }

  private Forbidden(String slug, String sentence, @Nullable String subject) {
    super(Reason.FORBIDDEN, slug, sentence);
    this.subject = subject;
  }

  /**
   * Where it is one of the things the request names.
   *
   * @param subject as {@link #subject()} says
   */
  public static Forbidden about(String subject, String slug, String sentence) {
    return new Forbidden(slug, sentence, subject);
  }

  @Override
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }
}
