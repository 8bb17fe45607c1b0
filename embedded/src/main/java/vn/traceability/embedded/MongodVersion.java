package vn.traceability.embedded;

import java.util.Comparator;

/** A release of the server. */
record MongodVersion(int major, int minor, int patch) implements Comparable<MongodVersion> {
  private static final Comparator<MongodVersion> ORDER =
      Comparator.comparingInt(MongodVersion::major)
          .thenComparingInt(MongodVersion::minor)
          .thenComparingInt(MongodVersion::patch);

  static boolean isOne(String text) {
    return text.matches("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,4}");
  }

  static MongodVersion of(String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException("not a version of the server: " + text);
    }
    var parts = text.split("\\.", 3);
    return new MongodVersion(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  /** A server opens data of its own release line and of the one before, never of a later one. */
  boolean opensDataOf(MongodVersion maker) {
    return major == maker.major ? minor >= maker.minor : major == maker.major + 1;
  }

  @Override
  public int compareTo(MongodVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
