package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.scanlog.mongo.MongoScanStore;

/** The recorder may break off between any two of its writes and begin again from anywhere. */
class ScanProjectionTest {
  private static final List<String> CODES = List.of("S1", "S2", "S3", "S4");

  @Test
  void whatBreaksOffAnywhereComesToTheSame() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var topic = topic(random);
      var undisturbed = store();
      new ScanProjection(undisturbed, lot -> Optional.empty()).record(topic);

      var disturbed = store();
      var failing = new ScanProjection(failing(disturbed, random), lot -> Optional.empty());
      int committed = 0;
      while (committed < topic.size()) {
        int to = Math.min(topic.size(), committed + 1 + random.nextInt(12));
        try {
          failing.record(topic.subList(committed, to));
          committed = random.nextInt(4) == 0 ? committed : to; // not committed: all of it again
        } catch (Killed again) {
          continue;
        }
      }

      var names = CODES.stream().map(Scans::code).toList();
      assertThat(known(disturbed, names)).as("seed %d", seed).isEqualTo(known(undisturbed, names));
      assertThat(counts(disturbed)).as("seed %d", seed).isEqualTo(counts(undisturbed));
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static ScanStore store() {
    return MongoScanStore.open(TestMongo.preview().database(), Duration.ofDays(90));
  }

  /** Fails before or after a write, now and then. */
  private static ScanStore failing(ScanStore store, Random random) {
    return (ScanStore)
        Proxy.newProxyInstance(
            ScanStore.class.getClassLoader(),
            new Class<?>[] {ScanStore.class},
            (proxy, method, arguments) -> {
              boolean writes = method.getReturnType() == void.class;
              if (writes && random.nextInt(8) == 0) {
                throw new Killed();
              }
              try {
                var answer = method.invoke(store, arguments);
                if (writes && random.nextInt(8) == 0) {
                  throw new Killed();
                }
                return answer;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  /** Versions tell how often something was written, which is allowed to differ. */
  private static List<Optional<CodeScans>> known(ScanStore store, List<String> codes) {
    return codes.stream()
        .map(
            code ->
                store
                    .find(code)
                    .map(
                        each ->
                            new CodeScans(
                                code,
                                1,
                                each.persons(),
                                each.first(),
                                each.last(),
                                each.hours(),
                                each.alarms(),
                                Map.of())))
        .toList();
  }

  private static List<Long> counts(ScanStore store) {
    var found = store.products(Set.of(Scans.GTIN)).get(Scans.GTIN);
    return found == null ? List.of() : List.of(found.persons(), found.codes());
  }

  /** Of several partitions, some scans sent twice. */
  private static List<Taken> topic(Random random) {
    var next = new long[3];
    var topic = new ArrayList<Taken>();
    var sent = new ArrayList<ScanEvent>();
    int length = random.nextInt(80);
    for (int i = 0; i < length; i++) {
      int which = random.nextInt(CODES.size());
      ScanMessage message;
      if (!sent.isEmpty() && random.nextInt(6) == 0) {
        message = sent.get(sent.size() - 1);
      } else {
        var time = Scans.NOW.plusSeconds(random.nextInt(20_000));
        var scan = Scans.person("scan " + i, CODES.get(which), time);
        scan = random.nextInt(5) == 0 ? Scans.of(ScanEvent.Kind.FETCH, scan) : scan;
        scan =
            random.nextBoolean()
                ? Scans.at(random.nextBoolean() ? Scans.GIA_LAM : Scans.SAIGON, scan)
                : scan;
        sent.add(scan);
        message = scan;
      }
      int partition = message.scanned().serial().orElseThrow().charAt(1) % next.length;
      topic.add(new Taken(partition, next[partition]++, message));
    }
    return topic;
  }
}
