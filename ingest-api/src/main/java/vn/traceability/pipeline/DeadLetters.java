package vn.traceability.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What was accepted and could not be read, and the way back: once the fault is mended the messages
 * are sent to the recorder again, as they came.
 */
public final class DeadLetters {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * A message that waits.
   *
   * @param job the capture it belongs to; empty where it does not say
   * @param place where it lies in its job
   * @param party the organisation that captured it, as the message says it
   */
  public record Letter(Optional<String> job, String place, String party, String reason) {
    private static Letter of(ConsumerRecord<String, byte[]> message) {
      return new Letter(
          WireEvent.header(message, "job"),
          DeadLetter.placeOf(message).orElse(message.partition() + "-" + message.offset()),
          String.valueOf(message.key()),
          WireEvent.header(message, "reason").orElse(""));
    }

    /** A recorder that was killed at the wrong moment sends a letter twice. */
    private String name() {
      return job.orElse("") + "/" + place;
    }
  }

  private final String bootstrapServers;
  private final Topics topics;

  public DeadLetters(String bootstrapServers, Topics topics) {
    this.bootstrapServers = bootstrapServers;
    this.topics = topics;
  }

  /**
   * Those that wait, the oldest first, each once.
   *
   * @throws KafkaException when the broker does not answer
   */
  public List<Letter> list(int limit) {
    var letters = new LinkedHashMap<String, Letter>();
    try (var waiting = new Waiting()) {
      while (letters.size() < limit && !waiting.isAtEnd()) {
        for (var message : waiting.next()) {
          var letter = Letter.of(message);
          letters.putIfAbsent(letter.name(), letter);
        }
      }
    }
    return letters.values().stream().limit(limit).toList();
  }

  /**
   * Sends all that wait to the recorder again. One that still cannot be read comes back as a letter
   * and waits for the next time.
   *
   * @return how many were sent
   * @throws KafkaException when the broker does not answer; those not sent yet wait as before
   */
  public int replay() {
    return replay(message -> true);
  }

  /** Those of one job; the others wait on, behind what waits already. */
  public int replay(String job) {
    return replay(message -> WireEvent.header(message, "job").filter(job::equals).isPresent());
  }

  /** What is read and what is sent is one transaction, so it has happened once or not at all. */
  private int replay(Predicate<ConsumerRecord<String, byte[]>> chosen) {
    int sent = 0;
    try (var producer = Producers.producer(bootstrapServers, topics.replaying())) {
      producer.initTransactions(); // ends a replay that was cut off, before its offsets are read
      try (var waiting = new Waiting()) {
        while (!waiting.isAtEnd()) {
          sent += replay(producer, waiting, chosen);
        }
      }
    }
    return sent;
  }

  private int replay(
      Producer<String, byte[]> producer,
      Waiting waiting,
      Predicate<ConsumerRecord<String, byte[]>> chosen) {
    int sent = 0;
    var messages = waiting.next();
    producer.beginTransaction();
    for (var message : messages) {
      boolean goes = chosen.test(message);
      var copy =
          new ProducerRecord<>(
              goes ? topics.captured() : topics.deadLetters(), message.key(), message.value());
      message.headers().forEach(copy.headers()::add);
      producer.send(copy);
      sent += goes ? 1 : 0;
    }
    producer.sendOffsetsToTransaction(waiting.offsets(), waiting.group());
    producer.commitTransaction();
    return sent;
  }

  /** From where the last replay ended to what is there now, and no further: no loop. */
  private final class Waiting implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final long until = System.nanoTime() + PATIENCE.toNanos();

    Waiting() {
      consumer =
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrapServers,
                  ConsumerConfig.GROUP_ID_CONFIG,
                  topics.replayers(),
                  ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                  "read_committed",
                  ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                  false),
              new StringDeserializer(),
              new ByteArrayDeserializer());
      var partitions =
          consumer.partitionsFor(topics.deadLetters()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      ends = consumer.endOffsets(partitions);
      var committed = consumer.committed(new HashSet<>(partitions));
      for (var partition : partitions) {
        var offset = committed.get(partition);
        if (offset == null) {
          consumer.seekToBeginning(List.of(partition));
        } else {
          consumer.seek(partition, offset.offset());
        }
      }
    }

    boolean isAtEnd() {
      return ends.keySet().stream().allMatch(each -> consumer.position(each) >= ends.get(each));
    }

    List<ConsumerRecord<String, byte[]>> next() {
      if (System.nanoTime() > until) {
        throw new KafkaException("the dead letters were not read in time");
      }
      var messages = new ArrayList<ConsumerRecord<String, byte[]>>();
      for (var message : consumer.poll(POLL)) {
        if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
          messages.add(message);
        }
      }
      return messages;
    }

    /** Where the next replay begins. */
    Map<TopicPartition, OffsetAndMetadata> offsets() {
      var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
      ends.forEach(
          (partition, end) ->
              offsets.put(
                  partition, new OffsetAndMetadata(Math.min(consumer.position(partition), end))));
      return offsets;
    }

    ConsumerGroupMetadata group() {
      return consumer.groupMetadata();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
