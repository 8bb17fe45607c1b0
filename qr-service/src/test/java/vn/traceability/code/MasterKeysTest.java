package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
  private static final String KEY = "4b".repeat(32);

  @TempDir Path folder;

  @Test
  void makesAFileThatOnlyItsOwnerReadsAndUsesItAgain() throws Exception {
    var file = folder.resolve("data").resolve("code-keys");
    var first = MasterKeys.in(file).fingerprints();
    assertThat(MasterKeys.in(file).fingerprints()).isEqualTo(first).containsOnlyKeys(0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void twoNewFilesHoldDifferentKeys() {
    assertThat(MasterKeys.in(folder.resolve("a")).fingerprints())
        .isNotEqualTo(MasterKeys.in(folder.resolve("b")).fingerprints());
  }

  @Test
  void theHighestNumberSigns() {
    assertThat(MasterKeys.read("test", "3:" + KEY + "\n0:" + "5c".repeat(32)).signing())
        .isEqualTo(3);
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutShowingIt() {
    for (var wrong :
        new String[] {"", KEY, "0:" + KEY + "4b", "16:" + KEY, "0:4b", "0:" + KEY + ",0:" + KEY}) {
      assertThatThrownBy(() -> MasterKeys.read("the setting", wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the setting")
          .hasMessageNotContaining("4b4b");
    }
  }

  @Test
  void aFingerprintGivesNoKeyAway() {
    assertThat(MasterKeys.read("test", "0:" + KEY).fingerprints().get(0))
        .hasSize(32)
        .doesNotContain("4b4b");
  }
}
