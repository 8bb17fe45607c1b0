package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.scanlog.ScanTickets.Ticket;

class ScanTicketsTest {
  private static final byte[] SECRET = {1, 2, 3};
  private static final String DEVICE = "00112233445566778899aabbccddeeff";
  private static final Ticket TICKET = new Ticket(Scans.id("a"), Scans.NOW, Scans.scanned("S1"));

  private static ScanTickets at(Instant now) {
    return new ScanTickets(SECRET, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void isGoodForThisScanFor30Minutes() {
    var text = at(Scans.NOW).write(TICKET);
    var last = Scans.NOW.plus(Duration.ofMinutes(30));

    assertThat(text).matches("[A-Za-z0-9_-]{54}");
    assertThat(at(last).read(text, Scans.scanned("S1"))).contains(TICKET);
    assertThat(at(last.plusSeconds(1)).read(text, Scans.scanned("S1"))).isEmpty();
    assertThat(at(Scans.NOW).read(text, Scans.scanned("S2"))).isEmpty();
  }

  @Test
  void nobodyElseWritesOne() {
    var text = at(Scans.NOW).write(TICKET);
    var others = new ScanTickets(new byte[] {4}, Clock.fixed(Scans.NOW, ZoneOffset.UTC));

    assertThat(others.read(text, Scans.scanned("S1"))).isEmpty();
    for (int i = 0; i < text.length(); i++) {
      var changed = new StringBuilder(text);
      changed.setCharAt(i, text.charAt(i) == 'A' ? 'B' : 'A');
      assertThat(at(Scans.NOW).read(changed.toString(), Scans.scanned("S1"))).isEmpty();
    }
    for (var wrong : new String[] {"", "?", text + "A", text.substring(4)}) {
      assertThat(at(Scans.NOW).read(wrong, Scans.scanned("S1"))).isEmpty();
    }
  }

  @Test
  void aDeviceIsTheSameForAWeekAndNoLonger() {
    var tickets = at(Scans.NOW); // a Friday
    var sunday = Instant.parse("2026-03-22T16:59:59Z");

    assertThat(tickets.device(DEVICE, Scans.NOW))
        .matches("[0-9a-f]{16}")
        .isEqualTo(tickets.device(DEVICE, sunday))
        .isNotEqualTo(tickets.device(DEVICE, sunday.plusSeconds(1)))
        .isNotEqualTo(tickets.device(DEVICE.replace('0', '1'), Scans.NOW))
        .isNotEqualTo(DEVICE.substring(0, 16));
    for (var wrong :
        new String[] {"", "x", DEVICE + "0", DEVICE.toUpperCase(java.util.Locale.ROOT)}) {
      assertThatThrownBy(() -> tickets.device(wrong, Scans.NOW)).isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  void whatIsToldIsACommuneOrAFieldOfTenthsOfDegrees() {
    var whereabouts = new Whereabouts();

    assertThat(whereabouts.at(21.0376, 105.8386).name()).isEqualTo("Phường Ba Đình");
    assertThat(whereabouts.at(21.0376, 105.8386).latitude()).isEqualTo(21.0);
    assertThat(whereabouts.at(10.7769, 106.7009))
        .isEqualTo(
            new ScanPlace(java.util.Optional.empty(), "", 10.8, 106.7, ScanPlace.Source.TOLD));
    assertThat(whereabouts.in(new CommuneCode("00565")).name()).isEqualTo("Xã Gia Lâm");
    assertThatThrownBy(() -> whereabouts.in(new CommuneCode("99999")))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> whereabouts.at(91, 0)).isInstanceOf(InvalidValue.class);
  }
}
