package vn.traceability.outage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class MongoAwayTest {
  private static final ServerAddress SERVER = new ServerAddress();

  @Test
  void aServerThatCannotBeReachedIsAway() {
    assertThat(MongoAway.isOutage(new MongoTimeoutException("no server"))).isTrue();
    assertThat(MongoAway.isOutage(new MongoSocketReadException("cut off", SERVER))).isTrue();
    assertThat(
            MongoAway.isOutage(
                new MongoSecurityException(
                    MongoCredential.createCredential("a", "b", new char[] {'c'}),
                    "cut off while signing in")))
        .isTrue();
  }

  @Test
  void aServerThatCannotServeIsAway() {
    assertThat(MongoAway.isOutage(new MongoNotPrimaryException(new BsonDocument(), SERVER)))
        .isTrue();
  }

  /** Or who sends what makes a query fail would switch off the checks for all. */
  @Test
  void aServerThatRefusesAQueryIsThere() {
    assertThat(
            MongoAway.isOutage(
                new MongoCommandException(
                    BsonDocument.parse("{ok: 0, code: 291, errmsg: 'no table scan'}"), SERVER)))
        .isFalse();
  }

  @Test
  void aFaultOfOursIsNoOutage() {
    assertThat(MongoAway.isOutage(new IllegalStateException())).isFalse();
  }
}
