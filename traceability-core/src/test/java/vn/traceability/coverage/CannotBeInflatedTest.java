package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.coverage.Town.COOPERATIVE;
import static vn.traceability.coverage.Town.FARM;
import static vn.traceability.coverage.Town.OTHER_FARM;
import static vn.traceability.coverage.Town.OTHER_SHOP;
import static vn.traceability.coverage.Town.PARTIES;
import static vn.traceability.coverage.Town.SHOP;
import static vn.traceability.coverage.Town.STRANGER;
import static vn.traceability.coverage.Town.TRADER;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.traceability.gs1.Gln;

/** What holds of the figures whatever people record: random towns, each named by its seed. */
class CannotBeInflatedTest {
  private static final int LOTS = 12;
  private static final Gln NOBODY = Gln.internal(77);

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @Test
  void theTownsHoldSomeOfEachStage() {
    var stages =
        seeds()
            .mapToObj(seed -> figures(town(seed)))
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(
                    Coverage::measure,
                    Collectors.flatMapping(
                        coverage ->
                            coverage.communes().stream()
                                .flatMap(commune -> commune.items().stream())
                                .map(Item::stage),
                        Collectors.toSet())));

    assertThat(stages.values()).allSatisfy(each -> assertThat(each).contains(Stage.values()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachStageHoldsTheNext(int seed) {
    for (var coverage : figures(town(seed))) {
      var communes = coverage.communes().stream().map(Coverage.Commune::funnel).toList();
      holds(coverage.funnel());
      communes.forEach(CannotBeInflatedTest::holds);
      assertThat(communes.stream().mapToInt(Funnel::listed).sum())
          .isEqualTo(coverage.funnel().listed());
      assertThat(communes.stream().mapToInt(Funnel::numerator).sum())
          .isEqualTo(coverage.funnel().numerator());
      assertThat(communes.stream().mapToInt(Funnel::denominator).sum())
          .isEqualTo(coverage.funnel().denominator());
    }
  }

  private static void holds(Funnel funnel) {
    assertThat(funnel.listed()).isGreaterThanOrEqualTo(funnel.registered());
    assertThat(funnel.registered()).isGreaterThanOrEqualTo(funnel.active());
    assertThat(funnel.active()).isGreaterThanOrEqualTo(funnel.complete() + funnel.open());
    assertThat(funnel.complete() + funnel.open() + funnel.oneSided())
        .isLessThanOrEqualTo(funnel.active());
    assertThat(funnel.numerator()).isLessThanOrEqualTo(funnel.denominator());
    assertThat(funnel.denominator()).isLessThanOrEqualTo(funnel.listed());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNameSaysWhatIsMissingUnlessNothingIs(int seed) {
    for (var coverage : figures(town(seed))) {
      for (var commune : coverage.communes()) {
        for (var item : commune.items()) {
          assertThat(item.missing().isEmpty()).isEqualTo(item.stage() == Stage.COMPLETE);
          assertThat(item.missing().filter(step -> step == MissingStep.STILL_OPEN).isPresent())
              .isEqualTo(item.stage() == Stage.OPEN);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReceiptThatNobodySentForRaisesNothing(int seed) {
    var random = new Random(seed);
    var before = numerators(town(seed));
    for (int i = 0; i < 5; i++) {
      var lot = lot(random);
      var from = PARTIES.get(random.nextInt(PARTIES.size()));
      var to = PARTIES.get(random.nextInt(PARTIES.size()));
      int age = random.nextInt(100);

      var after = town(seed);
      if (!from.equals(to) && !after.hasShipped(lot, from, to)) {
        neverRaises(before, after.daysAgo(age).received(lot, from, to));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aShipmentThatNobodyReceivedRaisesNothing(int seed) {
    var random = new Random(seed);
    var before = numerators(town(seed));
    for (int i = 0; i < 3; i++) {
      var from = PARTIES.get(random.nextInt(PARTIES.size()));

      neverRaises(
          before, town(seed).daysAgo(random.nextInt(100)).shipped(lot(random), from, NOBODY));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void registeringALotAloneChangesNoNumerator(int seed) {
    var before = numerators(town(seed));

    var after = town(seed);
    for (int product = 0; product < 10; product++) {
      after.registered(product + "-new", PARTIES.get(product % PARTIES.size()));
    }

    assertThat(numerators(after)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPartyThatWritesAloneCompletesNothing(int seed) {
    var random = new Random(seed);
    var town = listed(new Town());
    for (int i = 0; i < 40; i++) {
      int product = random.nextInt(8);
      switch (random.nextInt(5)) {
        case 0 -> town.harvested(product + "H", FARM);
        case 1 -> town.packed(product + "H", (product + 1) + "H", FARM);
        case 2 -> town.shipped(product + "H", FARM, SHOP);
        case 3 -> town.sold(product + "H", FARM);
        default -> town.received(product + "H", OTHER_FARM, FARM);
      }
    }

    assertThat(numerators(town)).containsOnly(0);
  }

  private static void neverRaises(List<Integer> before, Town town) {
    var after = numerators(town);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).isLessThanOrEqualTo(before.get(i));
    }
  }

  private static List<Integer> numerators(Town town) {
    return figures(town).stream().map(each -> each.funnel().numerator()).toList();
  }

  private static List<Coverage> figures(Town town) {
    var count = town.count();
    return List.of(count.chains(), count.products(), count.establishments());
  }

  private static Town town(int seed) {
    var random = new Random(1_000L + seed);
    var town = listed(new Town());
    for (int i = 0; i < LOTS; i++) {
      var lot = lot(i);
      town.daysAgo(random.nextInt(120));
      Gln at = random.nextBoolean() ? FARM : OTHER_FARM;
      if (random.nextInt(8) > 0) {
        town.harvested(lot, at);
      } else {
        town.registered(lot, at);
      }
      for (Gln next : way(random)) {
        if (random.nextInt(6) > 0) {
          town.shipped(lot, at, next);
        }
        if (random.nextInt(6) > 0) {
          town.received(lot, at, next);
        }
        at = next;
      }
      if (random.nextInt(3) == 0) {
        lot = (i % 4 + 4) + "P" + i;
        town.packed(lot(i), lot, at);
        if (random.nextInt(3) > 0) {
          town.handedOver(lot, at, at.equals(SHOP) ? OTHER_SHOP : SHOP);
        }
      }
      if (random.nextInt(4) == 0) {
        town.sold(lot, at);
      }
      if (random.nextInt(12) == 0) {
        town.takenBack();
      }
      if (random.nextInt(15) == 0) {
        town.recalled(lot);
      }
    }
    return town;
  }

  private static List<Gln> way(Random random) {
    var way = new ArrayList<Gln>();
    if (random.nextBoolean()) {
      way.add(COOPERATIVE);
    }
    if (random.nextBoolean()) {
      way.add(TRADER);
    }
    if (random.nextInt(3) > 0) {
      way.add(random.nextBoolean() ? SHOP : OTHER_SHOP);
    }
    return way;
  }

  private static String lot(int number) {
    return number % 4 + "L" + number;
  }

  private static String lot(Random random) {
    return lot(random.nextInt(LOTS));
  }

  private static Town listed(Town town) {
    var items = new ArrayList<Listed>();
    for (int product = 0; product < 10; product++) {
      items.add(Town.product(product, product % 2 == 0 ? Town.GIA_LAM : Town.BA_VI));
    }
    items.add(Town.product(99));
    PARTIES.forEach(party -> items.add(Town.establishment(party)));
    items.add(Town.establishment(Gln.internal(99)));
    items.add(Town.chain("1", FARM, COOPERATIVE, SHOP));
    items.add(Town.chain("2", FARM, TRADER, SHOP));
    items.add(Town.chain("3", FARM, SHOP));
    items.add(Town.chain("4", OTHER_FARM, COOPERATIVE, TRADER, OTHER_SHOP));
    items.add(Town.chain("5", OTHER_FARM, TRADER));
    items.add(Town.chain("6", COOPERATIVE, SHOP));
    items.add(Town.chain("7", FARM, Gln.internal(99)));
    items.add(Town.chain("8", FARM, STRANGER));
    return town.listed(items.toArray(Listed[]::new));
  }
}
