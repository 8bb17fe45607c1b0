package vn.traceability.profile.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.StoreContract;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.IsolationRegister.Period;
import vn.traceability.profile.IsolationRegisters;

class IsolationRegistersIT extends StoreContract {
  private IsolationRegisters registers;

  @BeforeEach
  void open() {
    registers = MongoIsolationRegisterStore.open(database, CLOCK);
  }

  @Test
  void withoutAnyRegisterThereIsNoLatest() {
    assertThat(registers.latest()).isEmpty();
  }

  @Test
  void aRegisterIsKeptWholeAndInItsOrder() {
    var register = register("a", "2026-01-01", 3);

    registers.add(register);

    assertThat(registers.latest()).contains(register);
    assertThat(MongoIsolationRegisterStore.open(database, CLOCK).latest()).contains(register);
  }

  @Test
  void theLargestTheContractLetsInIsKept() {
    var register = register("a", "2026-01-01", 20_000);

    registers.add(register);

    assertThat(registers.latest()).contains(register);
  }

  @Test
  void theOneSignedLastCountsWhateverCameLast() {
    var signedLast = register("b", "2026-03-01", 2);
    registers.add(register("c", "2026-02-01", 1));
    registers.add(signedLast);
    registers.add(register("d", "2025-12-31", 1));

    assertThat(registers.latest()).contains(signedLast);
  }

  @Test
  void ofTwoSignedTheSameDayTheOneImportedLastCounts() {
    registers.add(register("b", "2026-03-01", 2));
    assertThat(registers.latest()).map(IsolationRegister::id).contains("b");

    var later = Clock.offset(CLOCK, Duration.ofMillis(1));
    MongoIsolationRegisterStore.open(database, later).add(register("a", "2026-03-01", 3));

    assertThat(registers.latest()).contains(register("a", "2026-03-01", 3));
  }

  @Test
  void theSameIdAgainStaysAsItWas() {
    var first = register("a", "2026-03-01", 3);
    registers.add(first);

    registers.add(first);
    registers.add(register("a", "2026-04-01", 5));

    assertThat(registers.latest()).contains(first);
  }

  /** Every second holds for all crops. */
  private static IsolationRegister register(String id, String signedOn, int count) {
    var periods = new ArrayList<Period>();
    for (int i = 0; i < count; i++) {
      periods.add(
          new Period(
              "Thuốc bảo vệ thực vật số " + i + " " + "ữ".repeat(60),
              i % 2 == 0 ? Optional.empty() : Optional.of("Hành lá " + "ữ".repeat(80)),
              i % 366));
    }
    return new IsolationRegister(
        id,
        "Danh mục thời gian cách ly",
        "Cục Trồng trọt và Bảo vệ thực vật",
        LocalDate.parse(signedOn),
        List.copyOf(periods));
  }
}
