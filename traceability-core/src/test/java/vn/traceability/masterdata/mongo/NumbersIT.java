package vn.traceability.masterdata.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.traceability.StoreContract;
import vn.traceability.Together;

class NumbersIT extends StoreContract {

  @Test
  void theFirstIsOneAndSeriesDoNotTouchEachOther() {
    var numbers = MongoNumbers.open(database);

    assertThat(numbers.next("gln")).isEqualTo(1);
    assertThat(numbers.next("gln")).isEqualTo(2);
    assertThat(numbers.next("gtin")).isEqualTo(1);
  }

  @Test
  void noNumberIsHandedOutTwiceFromTheVeryFirstOn() {
    var handedOut =
        Together.run(
            8,
            number -> {
              var mine = new ArrayList<Long>();
              var numbers = MongoNumbers.open(database);
              for (int i = 0; i < 25; i++) {
                mine.add(numbers.next("gln"));
              }
              return mine;
            });

    var all = handedOut.stream().flatMap(List::stream).toList();
    assertThat(all).doesNotHaveDuplicates().hasSize(200).allMatch(each -> each >= 1);
    assertThat(handedOut).allSatisfy(mine -> assertThat(mine).isSorted());
  }

  @Test
  void aRestartGoesOnWhereItWas() {
    long before = MongoNumbers.open(database).next("gln");

    assertThat(MongoNumbers.open(database).next("gln")).isGreaterThan(before);
  }
}
