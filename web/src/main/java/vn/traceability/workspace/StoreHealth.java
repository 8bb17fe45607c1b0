package vn.traceability.workspace;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import vn.traceability.pipeline.Recorder;
import vn.traceability.workspace.mongo.DatabasePulse;

/** UP only when the store answers; the reason of a DOWN names no address and no secret. */
final class StoreHealth {
  private static final int PATIENCE_MILLIS = 3_000;

  private StoreHealth() {}

  static final class OfMongo extends AbstractHealthIndicator {
    private final DatabasePulse pulse;
    private final Stores stores;

    OfMongo(DatabasePulse pulse, Stores stores) {
      super("the database does not answer");
      this.pulse = pulse;
      this.stores = stores;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
      if (!stores.mongo().isRunning()) {
        builder.down().withDetail("reason", "the database server is not running");
        return;
      }
      pulse.feel();
      builder.up().withDetail("preview", stores.mongo().isPreview());
    }
  }

  static final class OfKafka extends AbstractHealthIndicator {
    private final Stores stores;

    OfKafka(Stores stores) {
      super("the broker does not answer");
      this.stores = stores;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
      if (!stores.kafka().isRunning()) {
        builder.down().withDetail("reason", "the broker is not running");
        return;
      }
      Map<String, Object> settings =
          Map.of(
              AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stores.kafka().bootstrapServers(),
              AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
              AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
      try (var admin = Admin.create(settings)) {
        int nodes =
            admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).size();
        builder.up().withDetail("brokers", nodes);
      }
    }
  }

  static final class OfRecorder extends AbstractHealthIndicator {
    private final Recorder recorder;

    OfRecorder(Recorder recorder) {
      super("the recorder does not answer");
      this.recorder = recorder;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
      recorder
          .trouble()
          .ifPresentOrElse(
              reason -> builder.down().withDetail("reason", "entries wait to be recorded"),
              builder::up);
    }
  }
}
