package vn.traceability.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker and its controller in this process: a cluster of one. */
final class OwnBroker extends EmbeddedKafka {
  private static final Logger LOG = LoggerFactory.getLogger(OwnBroker.class);
  private static final int NODE = 1;

  /** Kafka ends the whole process on a fault, by one procedure for all brokers in it. */
  private static final List<OwnBroker> RUNNING = new CopyOnWriteArrayList<>();

  private final EmbeddedKafkaSettings settings;
  private final Path folder;
  private final FolderLock lock;
  private final int port;
  private final KafkaRaftServer server;
  private final Thread hook = new Thread(this::stop, "kafka-stop");
  private final AtomicBoolean failed = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  private OwnBroker(EmbeddedKafkaSettings settings, Path folder, FolderLock lock)
      throws IOException {
    this.settings = settings;
    this.folder = folder;
    this.lock = lock;
    port = Ports.remembered(folder.resolve("port"));
    int controller = Ports.remembered(folder.resolve("controller-port"));
    format();
    KafkaConfig config;
    try {
      config = new KafkaConfig(properties(controller), false);
    } catch (RuntimeException wrong) {
      throw new CannotStart(
          "A setting of the broker is wrong (%s); correct it.".formatted(wrong.getMessage()),
          wrong);
    }
    Exit.setExitProcedure(OwnBroker::fatal);
    Exit.setHaltProcedure(OwnBroker::fatal);
    server = new KafkaRaftServer(config, Time.SYSTEM);
  }

  static OwnBroker open(EmbeddedKafkaSettings settings) {
    var folder = settings.dataFolder().resolve("kafka");
    var lock = FolderLock.hold(folder);
    try {
      var broker = new OwnBroker(settings, folder, lock);
      RUNNING.add(broker);
      try {
        broker.server.startup();
      } catch (RuntimeException | Error failure) {
        RUNNING.remove(broker);
        broker.server.shutdown();
        throw failure;
      }
      Runtime.getRuntime().addShutdownHook(broker.hook);
      return broker;
    } catch (CannotStart failure) {
      lock.close();
      throw failure;
    } catch (IOException | RuntimeException | Error failure) {
      lock.close();
      throw new CannotStart(
          "The broker cannot be started on %s: %s.".formatted(folder, rootOf(failure)), failure);
    }
  }

  private static String rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var said = String.valueOf(root.getMessage());
    return said.contains("No space left on device")
        ? "the disk is full, so free some space and start again"
        : said;
  }

  /** Named by Kafka's fault handlers in place of the end of the process. */
  private static void fatal(int status, String message) {
    var sentence =
        "The broker inside this process failed (code %d%s); its reason is in the log above."
            .formatted(status, message == null ? "" : ": " + message);
    LOG.error(sentence);
    for (var broker : RUNNING) {
      if (broker.failed.compareAndSet(false, true) && !broker.stopped.get()) {
        broker.settings.fatal().accept(sentence);
      }
    }
    throw new IllegalStateException(sentence); // the thread that failed goes no further
  }

  private void format() throws IOException {
    var id = folder.resolve("cluster-id");
    if (!Files.exists(id)) {
      PrivateFiles.write(id, Uuid.randomUuid().toString());
    }
    var formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setNodeId(NODE)
            .setClusterId(Files.readString(id).strip())
            .setDirectories(List.of(data().toString()))
            .setMetadataLogDirectory(data().toString())
            .setControllerListenerName("CONTROLLER")
            .setIgnoreFormatted(true);
    try {
      formatter.run();
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) { // what the formatter declares
      throw new IOException("its folder could not be prepared", failure);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Map<String, String> properties(int controller) {
    var all = new HashMap<String, String>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", Integer.toString(NODE));
    all.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
    all.put("listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    all.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("controller.listener.names", "CONTROLLER");
    all.put("inter.broker.listener.name", "BROKER");
    all.put("log.dirs", data().toString());
    all.put("auto.create.topics.enable", "false");
    for (var topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      all.put(topic + ".replication.factor", "1");
      all.put(topic + ".num.partitions", "4");
    }
    all.put("transaction.state.log.min.isr", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    all.put("default.replication.factor", "1");
    all.put("min.insync.replicas", "1");
    all.put("group.initial.rebalance.delay.ms", "0");
    // A killed broker is let in again only when its last session has run out: 9 s unless said.
    all.put("broker.session.timeout.ms", "2000");
    all.put("broker.heartbeat.interval.ms", "500");
    // One machine: few threads, and a cleaner that takes 8 MiB instead of 128.
    all.put("num.network.threads", "2");
    all.put("num.io.threads", "4");
    all.put("background.threads", "2");
    all.put("log.cleaner.dedupe.buffer.size", "8388608");
    all.putAll(settings.properties());
    return all;
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public String describe() {
    return "Kafka in this process on 127.0.0.1:%d, data in %s".formatted(port, folder);
  }

  @Override
  public boolean isRunning() {
    return !failed.get() && !stopped.get();
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      LOG.debug("the shutdown hook stops the broker too");
    }
  }

  private synchronized void stop() {
    if (stopped.compareAndSet(false, true)) {
      server.shutdown();
      RUNNING.remove(this);
      lock.close();
    }
  }
}
