package vn.traceability.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TestKafkaTest {
  @Test
  void isOneBrokerForAll() {
    var kafka = TestKafka.shared();
    kafka.createTopic(TestKafka.newName("topic"), 2, Map.of());
    assertThat(TestKafka.shared()).isSameAs(kafka);
  }
}
