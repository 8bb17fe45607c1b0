package vn.traceability;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.traceability.embedded.testing.StoreEngine;

/**
 * What all contracts of stores share: they run on a real server that refuses queries no index
 * serves, and on the preview engine, each test in a database of its own.
 */
@ParameterizedClass
@EnumSource
public abstract class StoreContract {
  protected static final Instant NOW = Instant.parse("2026-03-02T01:00:00.123Z");
  protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Parameter public StoreEngine engine;

  protected MongoDatabase database;

  @BeforeEach
  final void openDatabase() {
    database = engine.newDatabase();
  }
}
