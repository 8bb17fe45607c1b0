package vn.traceability.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void nothingSaidIsTheDefault() {
    assertThat(Options.read(List.of())).isEqualTo(new Options(false, 8080, Path.of("data")));
  }

  @Test
  void aValueStandsBehindItsOptionOrBehindAnEqualsSign() {
    var expected = new Options(true, 8090, Path.of("/tmp/x"));

    assertThat(Options.read(List.of("--demo", "--port", "8090", "--data", "/tmp/x")))
        .isEqualTo(expected);
    assertThat(Options.read(List.of("--data=/tmp/x", "--port=8090", "--demo"))).isEqualTo(expected);
  }

  @Test
  void deadLettersAreSentAgainOnDemandOnly() {
    assertThat(Options.read(List.of("--replay-dead-letters")).replayDeadLetters()).isTrue();
    assertThat(Options.read(List.of()).replayDeadLetters()).isFalse();
  }

  @Test
  void helpIsHowItIsUsed() {
    assertThatThrownBy(() -> Options.read(List.of("--help")))
        .isInstanceOf(Options.Unclear.class)
        .hasMessage(Options.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--halp",
        "demo",
        "--port",
        "--port=",
        "--port=80a",
        "--port=65536",
        "--port=-1",
        "--data=",
        "--demo=1",
        "--replay-dead-letters=1"
      })
  void whatIsUnclearIsSaidInASentence(String argument) {
    assertThatThrownBy(() -> Options.read(List.of(argument)))
        .isInstanceOf(Options.Unclear.class)
        .hasMessageEndingWith(Options.USAGE)
        .hasMessageContaining(
            argument.startsWith("--port=") ? "port" : argument.replaceAll("=$", ""));
  }
}
