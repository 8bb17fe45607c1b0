package vn.traceability.capture;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a body than anything the contract asks for can hold, whether or not the request
 * says how long it is: one entry fits a message, a list fits the memory.
 */
public final class BodyLimit extends OncePerRequestFilter {
  private static final DataSize ENTRY = DataSize.ofKilobytes(900);
  private static final DataSize LIST = DataSize.ofMegabytes(32);

  /** A body that holds more than it may. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge(DataSize limit) {
      super("the body holds more than " + limit.toKilobytes() + " KiB; split it");
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit = request.getRequestURI().endsWith("/events") ? ENTRY : LIST;
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletInputStream getInputStream() throws IOException {
            return new Limited(super.getInputStream(), limit);
          }
        },
        response);
  }

  private static final class Limited extends ServletInputStream {
    private final ServletInputStream body;
    private final DataSize limit;
    private long left;

    Limited(ServletInputStream body, DataSize limit) {
      this.body = body;
      this.limit = limit;
      left = limit.toBytes();
    }

    @Override
    public int read() throws IOException {
      int read = body.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = body.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw new TooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
