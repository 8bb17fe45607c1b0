import type { Problem } from '../../generated/ingest';

/** The server's no, as it said it (RFC 9457). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = await response.json();
    if (typeof body.title === 'string') return { ...body, status: response.status };
  } catch {
    // Not JSON: a proxy answered, and the status is all there is to tell.
  }
  return { type: 'about:blank', title: response.statusText || `HTTP ${response.status}`, status: response.status };
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof ProblemError ? error.problem.status : undefined;
}
