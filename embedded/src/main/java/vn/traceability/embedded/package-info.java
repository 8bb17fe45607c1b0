/**
 * Real stores that the program owns: a {@code mongod} beside it and a Kafka broker inside it. Start
 * reading at {@link vn.traceability.embedded.EmbeddedMongo} and {@link
 * vn.traceability.embedded.EmbeddedKafka}; where a {@code mongod} comes from is one class for each
 * {@code MongodSource}.
 */
@NullMarked
package vn.traceability.embedded;

import org.jspecify.annotations.NullMarked;
