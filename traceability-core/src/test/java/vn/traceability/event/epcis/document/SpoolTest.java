package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, Spool.IN_MEMORY - 1, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, Spool.IN_MEMORY * 3})
  void givesBackWhatItWasGivenAsOftenAsAsked(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('a' + i % 23);
    }

    try (Spool spool = Spool.of(new ByteArrayInputStream(bytes), length)) {
      assertThat(spool.open().readAllBytes()).isEqualTo(bytes);
      assertThat(spool.open().readAllBytes()).isEqualTo(bytes);
    }
    if (length > 0) {
      assertThatThrownBy(() -> Spool.of(new ByteArrayInputStream(bytes), length - 1))
          .isInstanceOf(DocumentRefused.class);
    }
  }

  @Test
  void whatLiesInTheFileIsGoneOnceItIsClosed() throws IOException {
    Spool spool = Spool.of(new ByteArrayInputStream(new byte[0]), 1);
    spool.close();
    assertThat(spool.open().read()).isEqualTo(-1);

    byte[] large = "x".repeat(Spool.IN_MEMORY + 1).getBytes(StandardCharsets.UTF_8);
    Spool filed = Spool.of(new ByteArrayInputStream(large), large.length);
    filed.close();
    assertThatThrownBy(() -> filed.open().readAllBytes()).isInstanceOf(IOException.class);
  }
}
