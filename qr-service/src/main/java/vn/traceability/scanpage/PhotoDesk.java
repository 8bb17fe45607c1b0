package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.traceability.blob.Photo;

/**
 * Takes the forms with photos of all pages, and draws their photos anew: only so many at a time,
 * since each takes memory that everybody may ask for.
 */
@Component
final class PhotoDesk {
  /** Each may hold 10 MB for as long as a slow phone sends. */
  private static final int MOST_SENDING = 20;

  /** Each may hold a picture of 60 million pixels. */
  private static final int MOST_DRAWING = 2;

  private static final int SECONDS = 20;

  private final Semaphore sending = new Semaphore(MOST_SENDING);
  private final Semaphore drawing = new Semaphore(MOST_DRAWING);

  /** Too much is under way; the same may be taken a little later. */
  static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Reads a form and does with it what is to be done.
   *
   * @throws Busy when too many are being sent
   * @throws vn.traceability.refusal.InvalidValue when it is no form, or was cut off
   */
  <T> T take(HttpServletRequest request, Function<PhotoForm, T> form) {
    if (!sending.tryAcquire()) {
      throw new Busy();
    }
    try {
      return form.apply(PhotoForm.read(request));
    } finally {
      sending.release();
    }
  }

  /**
   * Draws a photo anew, as soon as it is its turn.
   *
   * @throws Busy when that takes too long
   * @throws vn.traceability.refusal.InvalidValue as {@link Photo#read} has it
   */
  Photo draw(byte[] sent) {
    try {
      if (!drawing.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      return Photo.read("photo", sent);
    } finally {
      drawing.release();
    }
  }
}
