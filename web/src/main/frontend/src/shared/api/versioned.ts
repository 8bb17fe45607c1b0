import type { ApiResponse } from '../../generated/ingest';

/** A document with the version that its author has seen, which a later version answers with 412. */
export type Versioned<T> = { value: T; etag: string };

export async function versioned<T>(answer: Promise<ApiResponse<T>>): Promise<Versioned<T>> {
  const response = await answer;
  return { value: await response.value(), etag: response.raw.headers.get('ETag') ?? '' };
}
