package vn.traceability.event.query;

import java.util.Set;

/**
 * What a parameter asks of master data.
 *
 * @param parameter its name as it was sent
 * @param names of attributes, of which one suffices; as {@link
 *     vn.traceability.event.epcis.AttributeNames#canonical}
 * @param values of which one has to be its value; empty where it only has to have one
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.7.1, HASATTR_fieldname
 *     and EQATTR_fieldname_attrname</a>
 */
public record AttributeQuestion(String parameter, Set<String> names, Set<String> values) {
  public AttributeQuestion {
    names = Set.copyOf(names);
    values = Set.copyOf(values);
  }
}
