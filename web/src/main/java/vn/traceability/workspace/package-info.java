/**
 * The program: starts the stores, then everything in one process, and shows the workspace. Start
 * with {@link vn.traceability.workspace.Traceability}.
 */
@NullMarked
package vn.traceability.workspace;

import org.jspecify.annotations.NullMarked;
