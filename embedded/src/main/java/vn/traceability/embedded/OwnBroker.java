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
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
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

  private static final Pattern LISTENER = Pattern.compile("://([^:,]+):([0-9]{1,5})");

  private final EmbeddedKafkaSettings settings;
  private final Path folder;
  private final FolderLock lock;
  private final int port;
  private final KafkaRaftServer server;
  private final Thread hook = new Thread(this::stop, "kafka-stop");
  private final AtomicReference<Thread> starting = new AtomicReference<>(Thread.currentThread());
  private final AtomicBoolean failed = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  private OwnBroker(EmbeddedKafkaSettings settings, Path folder, FolderLock lock)
      throws IOException {
    this.settings = settings;
    this.folder = folder;
    this.lock = lock;
    port = Ports.remembered(folder.resolve("port"));
    int controller = Ports.remembered(folder.resolve("controller-port"), port);
    var properties = properties(controller);
    checkPorts(properties.get("listeners"));
    format();
    KafkaConfig config;
    try {
      config = new KafkaConfig(properties, false);
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
      broker.starting.set(null);
      Runtime.getRuntime().addShutdownHook(broker.hook);
      return broker;
    } catch (CannotStart failure) {
      lock.close();
      throw failure;
    } catch (IOException | RuntimeException | Error failure) {
      lock.close();
      throw new CannotStart(
          "The broker cannot be started on %s: %s.".formatted(folder, why(failure, folder)),
          failure);
    }
  }

  /** Kafka would find out after all its other parts have started, and end them one by one. */
  private static void checkPorts(String listeners) {
    var addresses = LISTENER.matcher(listeners);
    while (addresses.find()) {
      int wanted = Integer.parseInt(addresses.group(2));
      if (wanted <= 65535 && !Ports.isFree(addresses.group(1), wanted)) {
        throw new CannotStart(
            "The broker's port %d on %s is in use by another program; stop that one or choose another port."
                .formatted(wanted, addresses.group(1)));
      }
    }
  }

  /** A clause: what is wrong and, where that is known, what to do. */
  private static String why(Throwable failure, Path folder) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var said = String.valueOf(root.getMessage());
    if (DiskSpace.isOut(said, folder)) {
      return DiskSpace.ADVICE;
    }
    if (said.contains("Address already in use")) {
      return "its port was taken by another program meanwhile, so start again to get another";
    }
    return said.replaceFirst("\\.$", "");
  }

  /** Named by Kafka's fault handlers in place of the end of the process. */
  private static void fatal(int status, String message) {
    var said = message == null ? "" : ": " + message;
    for (var broker : RUNNING) {
      var sentence =
          "The broker inside this process failed (code %d%s): %s."
              .formatted(
                  status,
                  said,
                  DiskSpace.isOut(said, broker.folder)
                      ? DiskSpace.ADVICE
                      : "its reason is in the log above");
      LOG.error(sentence);
      boolean first = broker.failed.compareAndSet(false, true) && !broker.stopped.get();
      // The thread that starts it hears of it by the exception.
      if (first && broker.starting.get() != Thread.currentThread()) {
        broker.settings.fatal().accept(sentence);
      }
    }
    throw new IllegalStateException(
        "the broker failed (code %d%s)".formatted(status, said)); // its thread goes no further
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
    // A producer whose transaction before is still being ended asks again: after 20 ms unless said,
    // which is ten times what ending it takes here.
    all.put("add.partitions.to.txn.retry.backoff.ms", "1");
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
    endsWithItsOwner();
  }

  @Override
  public void endsWithItsOwner() {
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
