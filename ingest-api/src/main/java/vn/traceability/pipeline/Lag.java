package vn.traceability.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How much was accepted that is not recorded yet, whichever process records it. */
public final class Lag implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Admin admin;
  private final Topics topics;

  public Lag(String bootstrapServers, Topics topics) {
    this.topics = topics;
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
  }

  /**
   * Messages between what is recorded and the end of the topic: a small capture is one, a large one
   * has one for each event, one for its end and one for that of its transaction; 0 once all is
   * recorded.
   *
   * @return empty when the broker does not answer within two seconds
   */
  public OptionalLong messages() {
    try {
      var partitions =
          get(admin.describeTopics(List.of(topics.captured())).allTopicNames())
              .get(topics.captured())
              .partitions()
              .stream()
              .map(each -> new TopicPartition(topics.captured(), each.partition()))
              .toList();
      var committed =
          get(admin.listConsumerGroupOffsets(topics.recorders()).partitionsToOffsetAndMetadata());
      var ends = offsets(partitions, OffsetSpec.latest());
      var begins = offsets(partitions, OffsetSpec.earliest());
      return OptionalLong.of(
          partitions.stream()
              .mapToLong(
                  each -> {
                    var recorded = committed.get(each);
                    long from = recorded == null ? begins.get(each) : recorded.offset();
                    return Math.max(0, ends.get(each) - from);
                  })
              .sum());
    } catch (ExecutionException | TimeoutException | KafkaException away) {
      return OptionalLong.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    var asked = partitions.stream().collect(Collectors.toMap(each -> each, each -> which));
    return get(
            admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
