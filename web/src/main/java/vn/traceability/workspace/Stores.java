package vn.traceability.workspace;

import vn.traceability.embedded.EmbeddedKafka;
import vn.traceability.embedded.EmbeddedMongo;

/** The stores of this start. */
record Stores(EmbeddedMongo mongo, EmbeddedKafka kafka) {}
