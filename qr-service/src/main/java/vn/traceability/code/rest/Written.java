package vn.traceability.code.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/** A file that is written while it is sent, and is held nowhere. */
final class Written extends AbstractResource {
  /** Writes all of it, and leaves the stream open. */
  @FunctionalInterface
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  private final Writer writer;

  Written(Writer writer) {
    this.writer = writer;
  }

  @Override
  public String getDescription() {
    return "a file that is written while it is sent";
  }

  @Override
  public InputStream getInputStream() {
    throw new UnsupportedOperationException(getDescription());
  }

  /** Sends it. */
  @Component
  static final class Converter extends AbstractHttpMessageConverter<Written> {
    Converter() {
      super(MediaType.ALL);
    }

    @Override
    protected boolean supports(Class<?> type) {
      return type == Written.class;
    }

    @Override
    protected boolean canRead(@Nullable MediaType type) {
      return false;
    }

    @Override
    protected Written readInternal(Class<? extends Written> type, HttpInputMessage message) {
      throw new UnsupportedOperationException("is never read");
    }

    @Override
    protected void writeInternal(Written written, HttpOutputMessage message) throws IOException {
      written.writer.writeTo(message.getBody());
    }
  }
}
