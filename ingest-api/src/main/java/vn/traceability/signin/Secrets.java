package vn.traceability.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import vn.traceability.account.Accounts;

/** Passwords, and random secrets of 256 bits. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Of 43 characters: what is left is past guessing. */
  private static final int START = 6;

  /**
   * Argon2id with 19 MiB, 2 passes and 1 lane, as OWASP's password storage guidance asks at least.
   */
  private final Argon2PasswordEncoder passwords =
      new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

  /** Each hash takes 19 MiB and a core: more at once than cores would only fill the memory. */
  private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());

  public String hash(String password) {
    atOnce.acquireUninterruptibly();
    try {
      return passwords.encode(password);
    } finally {
      atOnce.release();
    }
  }

  boolean matches(String password, String hash) {
    atOnce.acquireUninterruptibly();
    try {
      return passwords.matches(password, hash);
    } finally {
      atOnce.release();
    }
  }

  /** A random secret, 43 characters of base64url. */
  public static String random() {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** A key as it is kept: its hash, and as much of it as tells it from others. */
  public static Accounts.NewKey kept(String key, Instant createdAt) {
    return new Accounts.NewKey(
        sha256(key), key.substring(0, Math.min(START, key.length())), createdAt);
  }

  /**
   * The hash under which a random secret is kept; it needs no salt, since nobody can guess what it
   * hashes.
   */
  public static String sha256(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
