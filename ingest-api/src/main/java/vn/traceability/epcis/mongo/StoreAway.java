package vn.traceability.epcis.mongo;

import com.mongodb.MongoException;

/** Tells an outage of the store from a fault of ours. */
public final class StoreAway {
  private StoreAway() {}

  public static boolean is(Throwable failure) {
    return failure instanceof MongoException;
  }
}
