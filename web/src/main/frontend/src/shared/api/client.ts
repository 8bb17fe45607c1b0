import {
  AccountsApi,
  CertificatesApi,
  Configuration,
  CoverageApi,
  EventsApi,
  GoodsApi,
  JobsApi,
  LookupsApi,
  LotsApi,
  type Middleware,
  OffersApi,
  PartiesApi,
  PlacesApi,
  ProductsApi,
  RegistersApi,
  SessionApi,
  TraceApi,
} from '../../generated/ingest';
import {
  CodesApi,
  LabelsApi,
  LinksApi,
  Configuration as QrConfiguration,
  ReportsApi,
  RollsApi,
  ScansApi,
} from '../../generated/qr';
import { ProblemError, problemOf } from './problem';

const safe = ['GET', 'HEAD', 'OPTIONS'];

/** Fetched for each unsafe request as it is sent, so that no token outlives its session. */
async function csrfToken(): Promise<string> {
  const response = await fetch('/api/v1/session/csrf-token', { credentials: 'same-origin' });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return (await response.json()).token;
}

const csrf: Middleware = {
  async pre({ url, init }) {
    const signingIn = init.method === 'POST' && url === '/api/v1/session';
    if (safe.includes(init.method ?? 'GET') || signingIn) return;
    const headers = new Headers(init.headers);
    headers.set('X-CSRF-Token', await csrfToken());
    return { url, init: { ...init, headers } };
  },
};

const problems: Middleware = {
  async post({ response }) {
    if (response.status >= 400) throw new ProblemError(await problemOf(response));
  },
};

const settings = { credentials: 'same-origin', middleware: [csrf, problems] } as const;
const ingest = new Configuration({ ...settings, middleware: [...settings.middleware] });
const qr = new QrConfiguration({ ...settings, middleware: [...settings.middleware] });

export const sessionApi = new SessionApi(ingest);
export const partiesApi = new PartiesApi(ingest);
export const placesApi = new PlacesApi(ingest);
export const productsApi = new ProductsApi(ingest);
export const certificatesApi = new CertificatesApi(ingest);
export const lotsApi = new LotsApi(ingest);
export const eventsApi = new EventsApi(ingest);
export const goodsApi = new GoodsApi(ingest);
export const jobsApi = new JobsApi(ingest);
export const traceApi = new TraceApi(ingest);
export const registersApi = new RegistersApi(ingest);
export const coverageApi = new CoverageApi(ingest);
export const accountsApi = new AccountsApi(ingest);
export const offersApi = new OffersApi(ingest);
export const lookupsApi = new LookupsApi(ingest);
export const codesApi = new CodesApi(qr);
export const linksApi = new LinksApi(qr);
export const reportsApi = new ReportsApi(qr);
export const rollsApi = new RollsApi(qr);
export const labelsApi = new LabelsApi(qr);
export const scansApi = new ScansApi(qr);
