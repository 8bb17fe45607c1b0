package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanJournalTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final long AMPLE = 64 << 20;

  @TempDir Path folder;

  @Test
  void givesBackInOrderUntilItIsSent() throws Exception {
    try (var journal = open(AMPLE)) {
      assertThat(journal.next(10, AT_ONCE)).isEmpty();
      write(journal, 0, 5);
      assertThat(texts(journal.next(3, AT_ONCE))).containsExactly("m0", "m1", "m2");
      var first = journal.next(3, AT_ONCE);
      assertThat(texts(first)).as("again").containsExactly("m0", "m1", "m2");
      assertThat(first.get(0).key()).isEqualTo("mã 0");
      journal.sent(first);
      assertThat(journal.waiting()).isEqualTo(2);
      write(journal, 5, 6);
      var rest = journal.next(10, AT_ONCE);
      assertThat(texts(rest)).containsExactly("m3", "m4", "m5");
      journal.sent(rest);
      assertThat(journal.next(10, AT_ONCE)).isEmpty();
      assertThat(Files.size(file(folder))).as("nothing is kept of what was sent").isEqualTo(8);
    }
  }

  /** However it ended: at each point the file is copied as a kill would leave it. */
  @Test
  void whatWasNotSentIsThereAfterAKillAtAnyPoint() throws Exception {
    var random = new Random(7);
    var waiting = new ArrayList<String>();
    int next = 0;
    try (var journal = open(AMPLE)) {
      for (int step = 0; step < 400; step++) {
        int more = random.nextInt(60);
        for (int i = 0; i < more; i++, next++) {
          var text = "m" + next + "x".repeat(random.nextInt(2_000));
          assertThat(journal.append("k", text.getBytes(StandardCharsets.UTF_8))).isTrue();
          waiting.add(text);
        }
        var some = journal.next(random.nextInt(80), AT_ONCE);
        if (!some.isEmpty()) {
          journal.sent(some);
          waiting.subList(0, some.size()).clear();
        }
        if (step % 10 == 0) {
          assertThat(afterAKill("kill-" + step)).isEqualTo(waiting);
        }
      }
      assertThat(next).isGreaterThan(5_000);
      assertThat(Files.size(file(folder)))
          .as("the room of what was sent is used again")
          .isLessThan(4 << 20);
    }
  }

  private List<String> afterAKill(String name) throws Exception {
    var copy = Files.createDirectory(folder.resolve(name));
    Files.copy(file(folder), file(copy));
    var found = new ArrayList<String>();
    try (var journal = ScanJournal.open(copy, AMPLE)) {
      int waiting = journal.waiting();
      for (var some = journal.next(100, AT_ONCE);
          !some.isEmpty();
          some = journal.next(100, AT_ONCE)) {
        found.addAll(texts(some));
        journal.sent(some);
      }
      assertThat(found).hasSize(waiting);
    }
    return found;
  }

  @Test
  void aMessageThatWasHalfWrittenIsCutOff() throws Exception {
    try (var journal = open(AMPLE)) {
      write(journal, 0, 3);
    }
    try (var file = new RandomAccessFile(file(folder).toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    try (var journal = open(AMPLE)) {
      assertThat(journal.waiting()).isEqualTo(2);
      write(journal, 3, 4);
      assertThat(texts(journal.next(10, AT_ONCE))).containsExactly("m0", "m1", "m3");
    }
    try (var file = new RandomAccessFile(file(folder).toFile(), "rw")) {
      file.seek(file.length() - 1);
      file.write('!');
    }
    try (var journal = open(AMPLE)) {
      assertThat(texts(journal.next(10, AT_ONCE))).containsExactly("m0", "m1");
    }
  }

  @Test
  void takesNoMoreThanItMay() throws Exception {
    try (var journal = open(8 + 10 * (12 + 5 + 2))) { // as many as in two bytes: m0 to m9
      write(journal, 0, 10);
      assertThat(journal.append("mã 0", "m0".getBytes(StandardCharsets.UTF_8))).isFalse();
      journal.sent(journal.next(10, AT_ONCE));
      assertThat(journal.append("k", new byte[70_000])).as("longer than any scan").isFalse();
    }
  }

  @Test
  void eachOfSeveralHasAFileOfItsOwn() throws Exception {
    try (var one = open(AMPLE);
        var other = open(AMPLE)) {
      write(one, 0, 1);
      write(other, 1, 2);
      assertThat(texts(one.next(10, AT_ONCE))).containsExactly("m0");
      assertThat(texts(other.next(10, AT_ONCE))).containsExactly("m1");
    }
    var noFolder = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ScanJournal.open(noFolder, AMPLE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the journal of scans");
  }

  @Test
  void manyMayWriteWhileOneSends() throws Exception {
    var writers = Executors.newFixedThreadPool(8);
    var seen = new ArrayList<String>();
    try (var journal = open(AMPLE)) {
      for (int writer = 0; writer < 8; writer++) {
        int from = writer * 1_000;
        writers.submit(
            () -> {
              write(journal, from, from + 1_000);
              return null;
            });
      }
      writers.shutdown();
      while (seen.size() < 8_000) {
        var some = journal.next(100, Duration.ofSeconds(20));
        assertThat(some).isNotEmpty();
        seen.addAll(texts(some));
        journal.sent(some);
      }
      assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(seen).doesNotHaveDuplicates();
    }
  }

  private ScanJournal open(long most) {
    return ScanJournal.open(folder, most);
  }

  private static Path file(Path folder) {
    return folder.resolve("scans-1.journal");
  }

  private static void write(ScanJournal journal, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      assertThat(journal.append("mã " + i, ("m" + i).getBytes(StandardCharsets.UTF_8))).isTrue();
    }
  }

  private static List<String> texts(List<ScanJournal.Sent> messages) {
    return messages.stream()
        .map(each -> new String(each.message(), StandardCharsets.UTF_8))
        .toList();
  }
}
