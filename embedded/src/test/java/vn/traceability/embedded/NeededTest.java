package vn.traceability.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine where no database server can be had. */
class NeededTest {
  @TempDir Path folder;

  private List<String> ended(Map<String, String> further) throws Exception {
    var environment = new HashMap<>(further);
    environment.put("PATH", folder.toString());
    environment.put("XDG_CACHE_HOME", folder.toString());
    environment.put(ArchivedMongod.MIRROR, "http://127.0.0.1:" + Ports.free());
    return SharedMongoRun.in(folder, environment);
  }

  @Test
  void aTestOfAStoreIsSkippedByName() throws Exception {
    assertThat(ended(Map.of()))
        .filteredOn(line -> line.startsWith("TestAbortedException: needs a real MongoDB"))
        .singleElement()
        .asString()
        .contains("127.0.0.1 cannot be reached");
  }

  @Test
  void aTestOfAStoreFailsWhenAskedToBeComplete() throws Exception {
    assertThat(ended(Map.of("CI", "true")))
        .anyMatch(line -> line.startsWith("AssertionError: needs a real MongoDB"));
  }
}
