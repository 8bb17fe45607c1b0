package vn.traceability.masterdata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.StoreContract;
import vn.traceability.Together;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.refusal.Changed;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Unknown;

/** What every store of master data promises, whatever it keeps. */
public abstract class MasterDataContract<K, T> extends StoreContract {
  private MasterData<K, T> data;

  /** The store as a start of the program opens it. */
  protected abstract MasterData<K, T> open();

  /** The name of the collection, to put what a crash leaves there. */
  protected abstract String collection();

  /** A value with all it can hold; its name grows with the number, from 1 to 99. */
  protected abstract T full(int number);

  /** Of the same name, with nothing that may be left out. */
  protected abstract T bare(int number);

  protected abstract K idOf(T value);

  /** The name as it is written. */
  protected abstract String name(K id);

  /** Whoever {@link #full} of this number belongs to. */
  protected abstract String owner(int number);

  @BeforeEach
  final void openStore() {
    data = open();
  }

  @Test
  void whatIsRegisteredIsFoundWithItsVersionAndItsAuthor() {
    var kept = data.register(full(1), "htx-van-duc");

    assertThat(kept).isEqualTo(new Versioned<>(full(1), 1, NOW, "htx-van-duc"));
    assertThat(data.find(idOf(full(1)))).contains(kept);
    assertThat(data.get(idOf(full(1)))).isEqualTo(kept);
    assertThat(data.history(idOf(full(1)))).containsExactly(kept);
  }

  @Test
  void whatIsLeftOutStaysLeftOut() {
    data.register(bare(1), "htx-van-duc");

    assertThat(data.get(idOf(bare(1))).value()).isEqualTo(bare(1));
  }

  @Test
  void registeringTheSameAgainAnswersWhatIsThere() {
    var first = data.register(full(1), "htx-van-duc");

    var again = data.register(full(1), "someone-else");

    assertThat(again).isEqualTo(first);
    assertThat(data.history(idOf(full(1)))).containsExactly(first);
  }

  @Test
  void registeringOtherContentUnderTheSameNameIsAConflictAndKeepsTheFirst() {
    var first = data.register(full(1), "htx-van-duc");

    assertThatThrownBy(() -> data.register(bare(1), "htx-van-duc"))
        .isInstanceOfSatisfying(
            Conflict.class, conflict -> assertThat(conflict.slug()).endsWith("-exists"));
    assertThat(data.get(idOf(full(1)))).isEqualTo(first);
  }

  @Test
  void theNextVersionTakesThePlaceOfTheOneItsAuthorHasSeen() {
    var first = data.register(full(1), "htx-van-duc");

    var second = data.replace(bare(1), 1, "htx-van-duc");

    assertThat(second.version()).isEqualTo(2);
    assertThat(data.get(idOf(full(1)))).isEqualTo(second);
    assertThat(data.history(idOf(full(1)))).containsExactly(first, second);
  }

  @Test
  void aVersionNobodyShowsAnyMoreIsRefusedAndChangesNothing() {
    data.register(full(1), "htx-van-duc");
    var second = data.replace(bare(1), 1, "htx-van-duc");

    assertThatThrownBy(() -> data.replace(full(1), 1, "late")).isInstanceOf(Changed.class);
    assertThatThrownBy(() -> data.replace(full(1), 3, "early")).isInstanceOf(Changed.class);
    assertThat(data.get(idOf(full(1)))).isEqualTo(second);
    assertThat(data.history(idOf(full(1)))).hasSize(2);
  }

  @Test
  void whatIsNotThereIsUnknown() {
    assertThat(data.find(idOf(full(1)))).isEmpty();
    assertThat(data.history(idOf(full(1)))).isEmpty();
    assertThatThrownBy(() -> data.get(idOf(full(1)))).isInstanceOf(Unknown.class);
    assertThatThrownBy(() -> data.replace(full(1), 1, "anyone")).isInstanceOf(Unknown.class);
    assertThat(data.history(idOf(full(1)))).isEmpty();
  }

  @Test
  void ofManyThatWriteTheSameVersionOneWins() {
    data.register(full(1), "htx-van-duc");

    var won =
        Together.run(
            8,
            number -> {
              try {
                data.replace(bare(1), 1, "account-" + number);
                return true;
              } catch (Changed lost) {
                return false;
              }
            });

    assertThat(Collections.frequency(won, true)).isEqualTo(1);
    assertThat(data.history(idOf(full(1)))).hasSize(2);
    assertThat(data.get(idOf(full(1))).changedBy()).isEqualTo("account-" + won.indexOf(true));
  }

  @Test
  void ofManyThatRegisterTheSameOneIsKept() {
    var answers = Together.run(8, number -> data.register(full(1), "account-" + number));

    assertThat(answers).containsOnly(data.get(idOf(full(1))));
    assertThat(data.history(idOf(full(1)))).hasSize(1);
  }

  @Nested
  class Looking {
    @BeforeEach
    void registerThirty() {
      var numbers = new ArrayList<Integer>();
      for (int number = 1; number <= 30; number++) {
        numbers.add(number);
      }
      Collections.shuffle(numbers, new Random(1));
      numbers.forEach(number -> data.register(full(number), "htx-van-duc"));
    }

    @Test
    void findsThoseOfManyThatAreThere() {
      var found = data.findAll(List.of(idOf(full(3)), idOf(full(77)), idOf(full(30))));

      assertThat(found).extracting(Versioned::value).containsExactlyInAnyOrder(full(3), full(30));
      assertThat(data.findAll(List.of())).isEmpty();
    }

    @Test
    void pagesGoThroughAllInTheOrderOfTheirNames() {
      var seen = new ArrayList<T>();
      Optional<K> after = Optional.empty();
      while (true) {
        var page = data.page(Optional.empty(), after, 7);
        page.forEach(each -> seen.add(each.value()));
        if (page.size() < 7) {
          break;
        }
        after = Optional.of(idOf(page.get(6).value()));
      }

      var all = new ArrayList<T>();
      for (int number = 1; number <= 30; number++) {
        all.add(full(number));
      }
      assertThat(seen).isEqualTo(all);
    }

    @Test
    void aPageOfAnOwnerHoldsNobodyElses() {
      var page = data.page(Optional.of(Set.of(owner(4))), Optional.empty(), 100);

      assertThat(page).isNotEmpty();
      assertThat(page).extracting(Versioned::value).contains(full(4));
      for (int number = 1; number <= 30; number++) {
        if (!owner(number).equals(owner(4))) {
          assertThat(page).extracting(Versioned::value).doesNotContain(full(number));
        }
      }
      assertThat(data.page(Optional.of(Set.of("nobody")), Optional.empty(), 100)).isEmpty();
    }

    @Test
    void aPageOfSeveralOwnersIsStillInTheOrderOfTheNames() {
      var owners = new HashSet<>(List.of(owner(2), owner(4), owner(9)));

      var page = data.page(Optional.of(owners), Optional.empty(), 100);

      var expected = new ArrayList<T>();
      for (int number = 1; number <= 30; number++) {
        if (owners.contains(owner(number))) {
          expected.add(full(number));
        }
      }
      assertThat(page).extracting(Versioned::value).isEqualTo(expected);
    }

    @Test
    void pagesOfThoseThatStartAlikeTogetherHoldThemAll() {
      String last = name(idOf(full(30)));
      String prefix = last.substring(0, last.length() - 3);
      var all = data.pageStartingWith(prefix, Optional.empty(), Optional.empty(), 100);
      var paged = new ArrayList<Versioned<T>>();
      Optional<K> after = Optional.empty();
      List<Versioned<T>> page;
      do {
        page = data.pageStartingWith(prefix, Optional.empty(), after, 2);
        paged.addAll(page);
        after = page.isEmpty() ? after : Optional.of(idOf(page.get(page.size() - 1).value()));
      } while (!page.isEmpty());

      assertThat(paged).isEqualTo(all);
      assertThat(all).extracting(Versioned::value).contains(full(30));
      assertThat(all).allSatisfy(each -> assertThat(name(idOf(each.value()))).startsWith(prefix));
      assertThat(
              data.pageStartingWith(prefix, Optional.of(Set.of(owner(30))), Optional.empty(), 100))
          .extracting(Versioned::value)
          .contains(full(30))
          .hasSizeLessThanOrEqualTo(all.size());
      assertThat(data.pageStartingWith(prefix, Optional.of(Set.of()), Optional.empty(), 100))
          .isEmpty();
    }

    @Test
    void thoseThatStartAlikeComeLastNameFirst() {
      String last = name(idOf(full(30)));
      String prefix = last.substring(0, last.length() - 3);

      var found = data.startingWith(prefix, 2);

      assertThat(found).hasSizeLessThanOrEqualTo(2);
      assertThat(found.get(0).value()).isEqualTo(full(30));
      assertThat(found).allSatisfy(each -> assertThat(name(idOf(each.value()))).startsWith(prefix));
      assertThat(data.startingWith("none of that name", 10)).isEmpty();
    }
  }

  /** The history row was written, the current document was not. */
  @Nested
  class AfterACrashBetweenTheTwoWrites {

    @Test
    void registeringTheSameAgainShowsIt() {
      crashedWhileRegistering(full(1));

      data.register(full(1), "htx-van-duc");

      assertThat(data.get(idOf(full(1))).value()).isEqualTo(full(1));
    }

    @Test
    void aConflictOverTheNameShowsWhoHasIt() {
      crashedWhileRegistering(full(1));

      assertThatThrownBy(() -> data.register(bare(1), "someone-else")).isInstanceOf(Conflict.class);

      assertThat(data.find(idOf(full(1))).map(Versioned::value)).contains(full(1));
    }

    @Test
    void whoeverHasNotSeenTheHalfWrittenVersionIsTold() {
      crashedWhileReplacing(full(1), bare(1));

      assertThatThrownBy(() -> data.replace(full(1), 1, "late")).isInstanceOf(Changed.class);

      assertThat(data.get(idOf(full(1))).version()).isEqualTo(2);
      assertThat(data.get(idOf(full(1))).value()).isEqualTo(bare(1));
    }

    @Test
    void theNextVersionFollowsTheHalfWrittenOne() {
      crashedWhileReplacing(full(1), bare(1));

      var third = data.replace(full(1), 2, "htx-van-duc");

      assertThat(third.version()).isEqualTo(3);
      assertThat(data.get(idOf(full(1)))).isEqualTo(third);
      assertThat(data.history(idOf(full(1))))
          .extracting(Versioned::version)
          .containsExactly(1L, 2L, 3L);
    }

    @Test
    void theNextStartShowsWhatWasHalfWritten() {
      crashedWhileRegistering(full(1));
      crashedWhileReplacing(full(2), bare(2));
      data.register(full(3), "htx-van-duc");

      var restarted = open();

      assertThat(restarted.get(idOf(full(1))).value()).isEqualTo(full(1));
      assertThat(restarted.get(idOf(full(2))).value()).isEqualTo(bare(2));
      assertThat(restarted.page(Optional.empty(), Optional.empty(), 10)).hasSize(3);
    }

    private void crashedWhileRegistering(T value) {
      data.register(value, "htx-van-duc");
      database.getCollection(collection()).deleteOne(Filters.eq("_id", name(idOf(value))));
    }

    private void crashedWhileReplacing(T first, T second) {
      data.register(first, "htx-van-duc");
      var shown = Filters.eq("_id", name(idOf(first)));
      Document before = database.getCollection(collection()).find(shown).first();
      data.replace(second, 1, "htx-van-duc");
      database.getCollection(collection()).replaceOne(shown, before);
    }
  }
}
