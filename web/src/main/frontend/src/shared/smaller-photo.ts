const MOST = 1600;

/**
 * A photo as large as it will be shown, so that a phone sends a tenth of what its camera took. What the browser cannot
 * read goes as it is: the server says then what is wrong with it.
 */
export async function smallerPhoto(photo: Blob): Promise<Blob> {
  try {
    const drawn = await createImageBitmap(photo, { imageOrientation: 'from-image' });
    const scale = Math.min(1, MOST / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    const context = canvas.getContext('2d');
    if (!context) return photo;
    context.fillStyle = '#fff'; // JPEG knows nothing clear
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    drawn.close();
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return smaller && smaller.size < photo.size ? smaller : photo;
  } catch {
    return photo;
  }
}
