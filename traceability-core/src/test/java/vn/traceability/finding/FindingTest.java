package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.lot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.event.EventId;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.lot.LotId;

class FindingTest {
  private static final EventId EVENT =
      new EventId("ni:///sha-256;" + "0123456789abcdef".repeat(4) + "?ver=CBV2.0");

  private final Finding finding =
      new Finding(
          Rule.MASS, lot("A"), Optional.of(EVENT), Map.of("out", "120 KGM", "in", "100 KGM"));

  @Test
  void itsKeyIsShortAndTheSameAtAnyTime() {
    // a release written years ago names it so
    assertThat(finding.key())
        .isEqualTo("mass|09506000134352/A|0123456789abcdef|2b8df2f53460f6346dbcc80e94cf85e0");
  }

  @Test
  void theOrderInWhichEvidenceWasPutTogetherDoesNotMatter() {
    var turned = new LinkedHashMap<String, String>();
    turned.put("out", "120 KGM");
    turned.put("in", "100 KGM");

    assertThat(new Finding(Rule.MASS, lot("A"), Optional.of(EVENT), turned).key())
        .isEqualTo(finding.key());
  }

  @Test
  void anotherAmountLotEventOrRuleIsAnotherFinding() {
    var evidence = finding.evidence();

    assertThat(
            List.of(
                new Finding(
                        Rule.MASS,
                        lot("A"),
                        Optional.of(EVENT),
                        Map.of("out", "121 KGM", "in", "100 KGM"))
                    .key(),
                new Finding(Rule.MASS, lot("B"), Optional.of(EVENT), evidence).key(),
                new Finding(Rule.MASS, lot("A"), Optional.empty(), evidence).key(),
                new Finding(Rule.ISOLATION, lot("A"), Optional.of(EVENT), evidence).key(),
                finding.key()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theLongestKeyFitsTheContract() {
    var longest =
        new Finding(
            Rule.ISOLATION_UNKNOWN,
            LotId.of("09506000134352", "L".repeat(20)),
            Optional.of(EVENT),
            Map.of("product", "ữ".repeat(10_000)));

    assertThat(longest.key().length()).isLessThanOrEqualTo(120);
    assertThat(new Finding(Rule.NO_ORIGIN, lot("A"), Optional.empty(), Map.of()).key())
        .startsWith("no-origin|09506000134352/A|-|");
  }
}
