package vn.traceability.label;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the labels of one order have in common. What is not known is not on them.
 *
 * @param produced in Vietnam's time
 * @param expires in Vietnam's time
 */
public record LabelTexts(
    Optional<String> product,
    Optional<String> lot,
    Optional<LocalDate> produced,
    Optional<LocalDate> expires,
    Optional<String> owner) {}
