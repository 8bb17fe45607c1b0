package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;

class IsolationTest {
  private final Registry registry = new Registry().waits("Ridomil", 7).waits("Regent", 14);

  @Test
  void withoutSpraysThereIsNothingToWaitFor() {
    assertThat(before(new Chains().watered("A"))).isEmpty();
  }

  @Test
  void theLongestWaitCountsAndNotTheLatestSpray() {
    var chain = new Chains().at("2026-03-01T08:00").sprayed("A", "Regent");
    chain.at("2026-03-05T08:00").sprayed("A", "Ridomil");

    assertThat(before(chain)).contains(until("2026-03-15"));
  }

  @Test
  void aHarvestOnTheDayItNamesIsFree() {
    var chain = new Chains().at("2026-03-01T23:00").sprayed("A", "Ridomil");

    assertThat(before(chain)).contains(until("2026-03-08"));
    assertThat(registry.assess(chain.at("2026-03-08T00:30").harvested("A", "9"), "A").findings())
        .noneMatch(each -> each.rule() == Finding.Rule.ISOLATION);
  }

  @Test
  void whatTheRegisterDoesNotKnowIsNamedOnceAndGivesNoDay() {
    var chain = new Chains().sprayed("A", "Thuốc lạ").sprayed("A", "thuốc  LẠ");

    assertThat(before(chain)).contains(new Isolation(Optional.empty(), List.of("Thuốc lạ")));
  }

  @Test
  void theSpraysOfOtherLotsDoNotCount() {
    assertThat(before(new Chains().sprayed("B", "Ridomil"))).isEmpty();
  }

  @Test
  void aSprayTakenBackDoesNotCount() {
    assertThat(before(new Chains().sprayed("A", "Ridomil").corrected())).isEmpty();
  }

  private Optional<Isolation> before(Chains chain) {
    return Isolation.of(registry.assess(chain, "A"));
  }

  private static Isolation until(String day) {
    return new Isolation(Optional.of(LocalDate.parse(day)), List.of());
  }
}
