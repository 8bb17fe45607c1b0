package vn.traceability.signin;

/** Nobody is signed in, or no longer; or the password is not that of the account. */
public final class NotSignedIn extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotSignedIn() {
    this("sign in, or send a key in the header X-API-Key");
  }

  public NotSignedIn(String sentence) {
    super(sentence);
  }
}
