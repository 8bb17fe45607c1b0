package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.lot;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.trace.Tracer;

class NotFullyCheckedTest {
  private final Registry registry = new Registry().lot("A").lot("B").lot("C").lot("D");

  @Test
  void aChainThatWasWalkedToItsEndHasNoSuchFinding() {
    assertThat(found(chain("A", "B"), 5)).isEmpty();
  }

  @Test
  void whatWasReleasedIsTheLotsThatWereLookedAtAndNoOthers() {
    String key = found(chain("A", "B"), 2);

    assertThat(key).startsWith("not-fully-checked|");
    assertThat(found(chain("A", "B"), 2)).isEqualTo(key);
    assertThat(found(chain("A", "B").handedOver("D", "1", Chains.COOPERATIVE, Chains.SHOP), 2))
        .as("what becomes of the lot does not change what it was made of")
        .isEqualTo(key);
    assertThat(found(chain("C", "B"), 2)).isNotEqualTo(key).isNotEmpty();
  }

  /** An officer looks both ways and releases what the lot was made of. */
  @Test
  void whatWasMadeOfTheLotIsNoPartOfIt() {
    var chain = chain("A", "B").transformed(Map.of("D", "20"), Map.of("E", "20"));
    var both = chain.tracer().trace(lot("D"), Tracer.Direction.BOTH, Tracer.Limits.of(20, 2));

    assertThat(both.cutBack()).isTrue();
    assertThat(found(registry.assess(chain, both))).isEqualTo(found(chain, 2));
  }

  private static Chains chain(String one, String other) {
    return new Chains()
        .harvested(one, "10")
        .harvested(other, "10")
        .transformed(Map.of(one, "10", other, "10"), Map.of("D", "20"));
  }

  /** The key of the finding; empty where there is none. */
  private String found(Chains chain, int lots) {
    var trace = chain.tracer().trace(lot("D"), Tracer.Direction.BACK, Tracer.Limits.of(20, lots));
    return found(registry.assess(chain, trace));
  }

  private static String found(Assessment assessment) {
    return assessment.findings().stream()
        .filter(finding -> finding.rule() == Rule.NOT_FULLY_CHECKED)
        .map(Finding::key)
        .findFirst()
        .orElse("");
  }
}
