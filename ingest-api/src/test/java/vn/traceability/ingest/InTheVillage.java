package vn.traceability.ingest;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Village} of its own on the one service that all share: started by the
 * first who asks, closed after the last test.
 */
public final class InTheVillage implements ParameterResolver, BeforeEachCallback {
  private static final Namespace HERE = Namespace.create(InTheVillage.class);

  @Override
  public void beforeEach(ExtensionContext test) {
    api(test).clock().reset();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Village.class;
  }

  @Override
  public Village resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return new Village(api(test));
  }

  private static RunningApi api(ExtensionContext test) {
    return test.getRoot()
        .getStore(HERE)
        .computeIfAbsent(RunningApi.class, first -> RunningApi.start(), RunningApi.class);
  }
}
