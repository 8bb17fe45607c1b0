package vn.traceability.embedded;

import vn.traceability.embedded.testing.Needed;

/** A server of our own, also where the setting names another for the suites. */
final class Own {
  private Own() {}

  static OwnMongod mongod(EmbeddedMongoSettings settings) {
    return OwnMongod.start(settings, program(settings), settings.dataFolder().resolve("mongodb"));
  }

  static Mongod program(EmbeddedMongoSettings settings) {
    var search = Mongod.search(Mongod.sources(settings), settings.progress());
    if (search.found().isEmpty()) {
      Needed.isMissing("a real MongoDB", String.join("; ", search.reasons()));
    }
    return search.found().get(0);
  }
}
