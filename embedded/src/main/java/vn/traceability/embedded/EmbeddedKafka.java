package vn.traceability.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The broker of this start: the operator's, or one of our own inside this process. */
public abstract class EmbeddedKafka implements AutoCloseable {
  /** Names a cluster that is there already. */
  public static final String BOOTSTRAP_SETTING = "TRACEABILITY_KAFKA_BOOTSTRAP";

  private static final String HOST = "([^\\s,:/]+|\\[[0-9a-fA-F:]+\\]):[0-9]{1,5}";
  private static final String HOSTS = HOST + "(\\s*,\\s*" + HOST + ")*";
  private static final int LONGEST_ANSWER_SECONDS = 30;

  EmbeddedKafka() {}

  /**
   * Starts a broker of our own unless the setting {@link #BOOTSTRAP_SETTING} names a cluster.
   *
   * @throws CannotStart with a sentence for people
   */
  public static EmbeddedKafka start(EmbeddedKafkaSettings settings) {
    var bootstrap = settings.environment().getOrDefault(BOOTSTRAP_SETTING, "").strip();
    if (bootstrap.isEmpty()) {
      return OwnBroker.open(settings);
    }
    if (!bootstrap.matches(HOSTS)) {
      throw new CannotStart(
          "The setting "
              + BOOTSTRAP_SETTING
              + " is not the address of a Kafka cluster; it looks like host:9092 or one:9092,two:9092.");
    }
    return new External(bootstrap);
  }

  /** Where to connect: host and port, or several with commas. */
  public abstract String bootstrapServers();

  /** A line for people: which broker this is and where its data lie. */
  public abstract String describe();

  /** False once a broker of our own has failed. Whether it answers is the caller's to ask. */
  public abstract boolean isRunning();

  @Override
  public abstract void close();

  /**
   * Leaves its end to the one who closes it: when the process ends it does not stop by itself at
   * the same time as those who still use it.
   */
  public void endsWithItsOwner() {}

  /**
   * Creates a topic unless it is there, which then stays as it was.
   *
   * @param config such as {@code flush.messages=1} or {@code cleanup.policy=compact}
   */
  public void createTopic(String name, int partitions, Map<String, String> config) {
    var topic =
        new NewTopic(name, Optional.of(partitions), Optional.<Short>empty()).configs(config);
    var properties =
        Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (var admin = Admin.create(properties)) {
      admin.createTopics(List.of(topic)).all().get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("the topic " + name + " was not created", failure.getCause());
      }
    } catch (TimeoutException late) {
      throw new KafkaException("the topic " + name + " was not created in time", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", stopped);
    }
  }

  private static final class External extends EmbeddedKafka {
    private final String bootstrap;

    External(String bootstrap) {
      this.bootstrap = bootstrap;
    }

    @Override
    public String bootstrapServers() {
      return bootstrap;
    }

    @Override
    public String describe() {
      return "Kafka at " + bootstrap + " (setting " + BOOTSTRAP_SETTING + ")";
    }

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public void close() {
      // not ours to stop
    }
  }
}
