package vn.traceability.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes the producers of one process: one for small captures, and transactional ones for large
 * ones, told apart by their numbers.
 */
interface Producers {
  /** The longest that one call of a producer waits for the broker. */
  Duration PATIENCE = Duration.ofSeconds(10);

  /** A new one without transactions, whose messages are kept once each. */
  Producer<String, byte[]> small();

  /** A new one, whose transactions nobody has begun; the one of this number before it is out. */
  Producer<String, byte[]> open(int number);

  /**
   * Ends what a process of the same name that was killed left open: readers would wait for it until
   * its time is out.
   *
   * @throws KafkaException when the broker does not do that
   */
  default void endLeftOpen(int count) {}

  /**
   * On a real broker.
   *
   * @param instance names this process among those that capture
   */
  static Producers on(String bootstrapServers, Topics topics, String instance) {
    return new Producers() {
      @Override
      public Producer<String, byte[]> small() {
        return new KafkaProducer<>(
            settings(
                bootstrapServers,
                Map.of(
                    // while one request is being kept the next captures gather
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                    1,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    48L << 20)),
            new StringSerializer(),
            new ByteArraySerializer());
      }

      @Override
      public Producer<String, byte[]> open(int number) {
        return producer(bootstrapServers, topics.capturing(instance, number));
      }

      @Override
      public void endLeftOpen(int count) {
        fence(
            bootstrapServers,
            IntStream.range(0, count)
                .mapToObj(number -> topics.capturing(instance, number))
                .toList());
      }
    };
  }

  /** With a transactional id: nothing is seen of it before its transaction is committed. */
  static Producer<String, byte[]> producer(String bootstrapServers, String transactionalId) {
    return new KafkaProducer<>(
        settings(
            bootstrapServers,
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) PATIENCE.toMillis() * 3,
                // the commit sends what is there: until then what belongs together goes together
                ProducerConfig.LINGER_MS_CONFIG,
                (int) PATIENCE.toMillis() / 4,
                // the broker says "not yet" while it still ends the transaction before
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                5L,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                8L << 20)),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  /** Those of all, and some. */
  private static Map<String, Object> settings(String bootstrapServers, Map<String, Object> some) {
    var all = new HashMap<>(some);
    all.putAll(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            2 << 20,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            PATIENCE.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis() / 2,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 << 10));
    return all;
  }

  private static void fence(String bootstrapServers, Collection<String> transactionalIds) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis() / 2);
    try (var admin = Admin.create(settings)) {
      admin
          .fenceProducers(List.copyOf(transactionalIds))
          .all()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new KafkaException("what was left open is still open", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", stopped);
    }
  }
}
