/**
 * Named queries, subscriptions and their outbox in MongoDB. Start with {@link
 * vn.traceability.subscription.mongo.MongoSubscriptionStores}.
 */
@NullMarked
package vn.traceability.subscription.mongo;

import org.jspecify.annotations.NullMarked;
