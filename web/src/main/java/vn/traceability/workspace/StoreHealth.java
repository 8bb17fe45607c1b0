package vn.traceability.workspace;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
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

  static final class OfPipeline extends AbstractHealthIndicator {
    private final Supplier<Optional<String>> accepting;
    private final Supplier<Optional<String>> recording;

    /**
     * @param accepting why no entry is accepted
     * @param recording why nothing that was accepted is recorded
     */
    OfPipeline(Supplier<Optional<String>> accepting, Supplier<Optional<String>> recording) {
      super("the pipeline does not answer");
      this.accepting = accepting;
      this.recording = recording;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
      if (accepting.get().isPresent()) {
        builder.down().withDetail("reason", "no entry is accepted until the program starts again");
      } else if (recording.get().isPresent()) {
        builder.down().withDetail("reason", "entries wait to be recorded");
      } else {
        builder.up();
      }
    }
  }

  static final class OfSubscriptions extends AbstractHealthIndicator {
    private final Supplier<Optional<String>> matching;
    private final Supplier<Optional<String>> sending;

    /**
     * @param matching why nothing that was recorded is put to the queries of subscribers
     * @param sending why nothing is sent to them
     */
    OfSubscriptions(Supplier<Optional<String>> matching, Supplier<Optional<String>> sending) {
      super("the subscriptions do not answer");
      this.matching = matching;
      this.sending = sending;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
      if (matching.get().isPresent() || sending.get().isPresent()) {
        builder.down().withDetail("reason", "subscribers wait to be told");
      } else {
        builder.up();
      }
    }
  }

  static final class OfScans extends AbstractHealthIndicator {
    private final Supplier<Optional<String>> sending;
    private final Supplier<Optional<String>> recording;

    /**
     * @param sending why scans do not reach the broker
     * @param recording why nothing is made of them
     */
    OfScans(Supplier<Optional<String>> sending, Supplier<Optional<String>> recording) {
      super("the scans do not answer");
      this.sending = sending;
      this.recording = recording;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
      if (sending.get().isPresent()) {
        builder.down().withDetail("reason", "scans wait to be sent, or are dropped");
      } else if (recording.get().isPresent()) {
        builder.down().withDetail("reason", "scans wait to be recorded");
      } else {
        builder.up();
      }
    }
  }
}
