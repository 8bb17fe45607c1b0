package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPlacesTest {
  private static final String HEAD = "range,place,latitude,longitude";
  private static final AddressPlaces PLACES =
      AddressPlaces.read(
          "ranges.csv",
          List.of(
              HEAD,
              "# documentation ranges",
              "203.0.113.0/24,00565,21.0,105.9",
              "203.0.113.128/25,Đà Nẵng,16.07,108.22",
              "0.0.0.0/8,Nowhere,0,0",
              "",
              "2001:db8::/32,00004,21.04,105.84",
              "2001:db8:0:1::/64,Huế,16.5,107.6"));

  @ParameterizedTest
  @CsvSource({
    "203.0.113.1,Xã Gia Lâm",
    "203.0.113.127,Xã Gia Lâm",
    "203.0.113.128,Đà Nẵng",
    "203.0.113.255,Đà Nẵng",
    "203.0.114.0,",
    "::ffff:203.0.113.1,Xã Gia Lâm",
    "2001:db8::1,Phường Ba Đình",
    "2001:db8:0:1:2:3:4:5,Huế",
    "2001:db8::1%eth0,Phường Ba Đình",
    "2001:db9::1,",
    "localhost,",
    "999.0.0.1,",
    "'',"
  })
  void theClosestRangeTells(String address, String name) {
    assertThat(PLACES.find(address).map(ScanPlace::name).orElse(null)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.0/33,X,1,1",
        "203.0.113.0,X,1,1",
        "example.org/8,X,1,1",
        "203.0.113.0/24,99999,1,1",
        "203.0.113.0/24,X,91,1",
        "203.0.113.0/24,X,NaN,1",
        "203.0.113.0/24,X,north,1",
        "203.0.113.0/24,X,1"
      })
  void aWrongLineIsNamed(String line) {
    assertThatThrownBy(() -> AddressPlaces.read("ranges.csv", List.of(HEAD, line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ranges.csv, line 2");
  }

  @Test
  void aFileNeedsItsHead() {
    assertThatThrownBy(() -> AddressPlaces.read("ranges.csv", List.of("203.0.113.0/24,X,1,1")))
        .hasMessageContaining("line 1");
    assertThat(AddressPlaces.NONE.find("203.0.113.1")).isEmpty();
  }
}
