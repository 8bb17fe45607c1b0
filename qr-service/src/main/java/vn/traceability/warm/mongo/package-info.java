/** Whether anything was written, as MongoDB tells. */
@NullMarked
package vn.traceability.warm.mongo;

import org.jspecify.annotations.NullMarked;
