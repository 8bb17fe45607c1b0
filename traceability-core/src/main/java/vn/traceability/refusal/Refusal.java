package vn.traceability.refusal;

import java.util.Optional;

/** The domain's no: the same request will meet the same answer. */
public abstract class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of no it is; the edge maps it to a status of its protocol. */
  public enum Reason {
    /** The value breaks a rule of its own (HTTP 422). */
    MALFORMED,
    /** What it names does not exist (HTTP 404). */
    UNKNOWN,
    /** It contradicts what is already there (HTTP 409). */
    CONFLICT,
    /** What it was based on has changed since it was read (HTTP 412). */
    CHANGED,
    /** The one who asks may not (HTTP 403). */
    FORBIDDEN
  }

  private final Reason reason;
  private final String slug;

  /**
   * @param slug stable name of the rule, lower-case with hyphens; part of the problem type's
   *     address (RFC 9457, section 3.1.1)
   * @param sentence what is wrong, for people
   */
  protected Refusal(Reason reason, String slug, String sentence) {
    super(sentence);
    this.reason = reason;
    this.slug = slug;
  }

  public Reason reason() {
    return reason;
  }

  public String slug() {
    return slug;
  }

  /** The thing the request names that it is about, as the sentence spells it. */
  public Optional<String> subject() {
    return Optional.empty();
  }

  /** The member of the request that was wrong, where one can be named. */
  public Optional<String> field() {
    return Optional.empty();
  }
}
