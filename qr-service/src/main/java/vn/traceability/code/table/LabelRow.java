package vn.traceability.code.table;

import java.net.URI;
import vn.traceability.code.Serial;

/**
 * One label of a table.
 *
 * @param address what its printed code holds
 * @param status how far it has come, in words
 */
public record LabelRow(Serial serial, URI address, String status) {}
