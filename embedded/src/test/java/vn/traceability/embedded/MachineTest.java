package vn.traceability.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.flapdoodle.embed.mongo.packageresolver.Command;
import de.flapdoodle.embed.mongo.packageresolver.PlatformPackageResolver;
import de.flapdoodle.embed.process.distribution.Distribution;
import de.flapdoodle.embed.process.distribution.Version;
import de.flapdoodle.os.CommonArchitecture;
import de.flapdoodle.os.CommonOS;
import de.flapdoodle.os.ImmutablePlatform;
import de.flapdoodle.os.Platform;
import de.flapdoodle.os.linux.AmazonVersion;
import de.flapdoodle.os.linux.DebianVersion;
import de.flapdoodle.os.linux.LinuxDistribution;
import de.flapdoodle.os.linux.RedhatVersion;
import de.flapdoodle.os.linux.UbuntuVersion;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MachineTest {
  @ParameterizedTest
  @MethodSource
  void asksForAnArchiveThatThereIs(Machine machine, Platform same) {
    var version = Version.of(ArchivedMongod.VERSION.toString());
    var known =
        new PlatformPackageResolver(Command.MongoD).packageFor(Distribution.of(version, same));
    assertThat(machine.archive(ArchivedMongod.VERSION).map("/"::concat)).contains(known.url());
  }

  static Stream<Arguments> asksForAnArchiveThatThereIs() {
    var debian = LinuxDistribution.Debian;
    var ubuntu = LinuxDistribution.Ubuntu;
    var redhat = LinuxDistribution.Redhat;
    return Stream.of(
        linux("debian", "11", false, debian, DebianVersion.DEBIAN_11),
        linux("debian", "12", false, debian, DebianVersion.DEBIAN_12),
        linux("debian", "13", false, debian, DebianVersion.DEBIAN_13),
        linux("debian", "12", true, debian, DebianVersion.DEBIAN_12),
        linux("ubuntu", "20.04", false, ubuntu, UbuntuVersion.Ubuntu_20_04),
        linux("ubuntu", "20.04", true, ubuntu, UbuntuVersion.Ubuntu_20_04),
        linux("ubuntu", "22.04", false, ubuntu, UbuntuVersion.Ubuntu_22_04),
        linux("ubuntu", "24.04", false, ubuntu, UbuntuVersion.Ubuntu_24_04),
        linux("ubuntu", "24.04", true, ubuntu, UbuntuVersion.Ubuntu_24_04),
        linux("rhel", "8.10", false, redhat, RedhatVersion.Redhat_8),
        linux("rhel", "8.10", true, redhat, RedhatVersion.Redhat_8),
        linux("rhel", "9.4", false, redhat, RedhatVersion.Redhat_9),
        linux("rhel", "9.4", true, redhat, RedhatVersion.Redhat_9),
        linux("amzn", "2023", false, LinuxDistribution.Amazon, AmazonVersion.AmazonLinux2023),
        linux("amzn", "2023", true, LinuxDistribution.Amazon, AmazonVersion.AmazonLinux2023),
        elsewhere("macos", false, CommonOS.OS_X),
        elsewhere("macos", true, CommonOS.OS_X),
        elsewhere("windows", false, CommonOS.Windows));
  }

  private static Arguments linux(
      String id,
      String release,
      boolean arm,
      LinuxDistribution distribution,
      de.flapdoodle.os.Version version) {
    return Arguments.of(
        machine("linux", arm, Map.of("ID", id, "VERSION_ID", release)),
        platform(CommonOS.Linux, arm).distribution(distribution).version(version).build());
  }

  private static Arguments elsewhere(String system, boolean arm, CommonOS same) {
    return Arguments.of(machine(system, arm, Map.of()), platform(same, arm).build());
  }

  private static Machine machine(String system, boolean arm, Map<String, String> release) {
    return new Machine(system, arm ? "aarch64" : "x86_64", release, true);
  }

  private static ImmutablePlatform.Builder platform(CommonOS system, boolean arm) {
    return ImmutablePlatform.builder()
        .operatingSystem(system)
        .architecture(arm ? CommonArchitecture.ARM_64 : CommonArchitecture.X86_64);
  }

  @ParameterizedTest
  @CsvSource({
    "linux, x86_64, alpine, 3.20",
    "linux, x86_64, arch, ''",
    "linux, x86_64, debian, 10",
    "linux, aarch64, debian, 11",
    "linux, riscv64, debian, 13",
    "windows, aarch64, '', ''",
    "freebsd, x86_64, '', ''"
  })
  void asksForNoneWhereNoneIsMade(String system, String processor, String id, String release) {
    var machine = new Machine(system, processor, Map.of("ID", id, "VERSION_ID", release), true);
    assertThat(machine.archive(ArchivedMongod.VERSION)).isEmpty();
  }

  @Test
  void readsWhatLinuxSaysOfItself() {
    assertThat(
            Machine.release("PRETTY_NAME=\"Debian GNU/Linux 12\"\nVERSION_ID=\"12\"\nID=debian\n"))
        .containsEntry("ID", "debian")
        .containsEntry("VERSION_ID", "12");
  }
}
