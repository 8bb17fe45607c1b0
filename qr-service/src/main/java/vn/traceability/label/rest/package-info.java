/** The part of the REST contract that is about labels, answered by {@code LabelsController}. */
@NullMarked
package vn.traceability.label.rest;

import org.jspecify.annotations.NullMarked;
