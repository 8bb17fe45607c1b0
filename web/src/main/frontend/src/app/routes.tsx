import { type ComponentType, lazy } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { CodesPage } from '../features/codes/codes-page';
import { CoveragePage } from '../features/coverage/coverage-page';
import { DeliveriesPage } from '../features/deliveries/deliveries-page';
import { LotPage } from '../features/lots/lot-page';
import { LotsPage } from '../features/lots/lots-page';
import { ChangeLotPage, RegisterLotPage } from '../features/lots/register-lot-page';
import { SignInPage } from '../features/sign-in/sign-in-page';
import type { Session } from '../generated/ingest';
import { useSession } from '../shared/api/session';
import { actsForParty, approvesParties, importsLists, managesAccounts, readsLookups } from '../shared/roles';
import { useText } from '../shared/text/text';
import { Empty, ProblemNotice, Waiting } from '../shared/ui/states';
import { keepsRegistry } from './pages';
import { Shell } from './shell';

/** A page whose code is fetched when it is first opened: a passer-by of the board needs none of an office's. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }));
}

const AccountsPage = page(() => import('../features/accounts/accounts-page'), 'AccountsPage');
const CapturesPage = page(() => import('../features/captures/captures-page'), 'CapturesPage');
const EstablishmentPage = page(() => import('../features/establishments/establishment-page'), 'EstablishmentPage');
const EstablishmentsPage = page(() => import('../features/establishments/establishments-page'), 'EstablishmentsPage');
const ListsPage = page(() => import('../features/lists/lists-page'), 'ListsPage');
const OffersPage = page(() => import('../features/offers/offers-page'), 'OffersPage');
const AlarmsPage = page(() => import('../features/alarms/alarms-page'), 'AlarmsPage');
const ReportsPage = page(() => import('../features/reports/reports-page'), 'ReportsPage');
const LookupsPage = page(() => import('../features/lookups/lookups-page'), 'LookupsPage');

const LinksPage = page(() => import('../features/links/links-page'), 'LinksPage');
const RollsPage = page(() => import('../features/rolls/rolls-page'), 'RollsPage');

const registry = () => import('../features/registry/pages');
const CertificatePage = page(registry, 'CertificatePage');
const CertificatesPage = page(registry, 'CertificatesPage');
const RegistryFrame = page(registry, 'RegistryFrame');
const PartiesPage = page(registry, 'PartiesPage');
const PartyPage = page(registry, 'PartyPage');
const PlacePage = page(registry, 'PlacePage');
const PlacesPage = page(registry, 'PlacesPage');
const ProductPage = page(registry, 'ProductPage');
const ProductsPage = page(registry, 'ProductsPage');

export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path="/" element={<Home />} />
        <Route path="/sign-in" element={<SignInPage />} />
        <Route path="/coverage" element={<CoveragePage />} />
        <Route element={<SignedIn />}>
          <Route path="/lots" element={<LotsPage />} />
          <Route path="/lots/new" element={<RegisterLotPage />} />
          <Route path="/lots/:gtin/:lot" element={<LotPage />} />
          <Route path="/lots/:gtin/:lot/change" element={<ChangeLotPage />} />
          <Route path="/lots/:gtin/:lot/codes" element={<CodesPage />} />
          <Route path="/alarms" element={<AlarmsPage />} />
          <Route path="/reports" element={<ReportsPage />} />
          <Route element={<OnlyFor whom={actsForParty} />}>
            <Route path="/deliveries" element={<DeliveriesPage />} />
            <Route path="/offers" element={<OffersPage />} />
            <Route path="/captures" element={<CapturesPage />} />
          </Route>
          <Route element={<OnlyFor whom={keepsRegistry} />}>
            <Route path="/registry" element={<RegistryFrame />}>
              <Route index element={<RegistryHome />} />
              <Route element={<OnlyFor whom={actsForParty} />}>
                <Route path="places" element={<PlacesPage />} />
                <Route path="places/new" element={<PlacePage />} />
                <Route path="places/:gln" element={<PlacePage />} />
                <Route path="products" element={<ProductsPage />} />
                <Route path="products/new" element={<ProductPage />} />
                <Route path="products/:gtin" element={<ProductPage />} />
                <Route path="products/:gtin/links" element={<LinksPage />} />
                <Route path="products/:gtin/rolls" element={<RollsPage />} />
                <Route path="certificates" element={<CertificatesPage />} />
                <Route path="certificates/new" element={<CertificatePage />} />
                <Route path="certificates/:number" element={<CertificatePage />} />
              </Route>
              <Route path="parties" element={<PartiesPage />} />
              <Route path="parties/new" element={<PartyPage />} />
              <Route path="parties/:gln" element={<PartyPage />} />
            </Route>
          </Route>
          <Route element={<OnlyFor whom={approvesParties} />}>
            <Route path="/establishments" element={<EstablishmentsPage />} />
            <Route path="/establishments/:gln" element={<EstablishmentPage />} />
          </Route>
          <Route element={<OnlyFor whom={managesAccounts} />}>
            <Route path="/accounts" element={<AccountsPage />} />
          </Route>
          <Route element={<OnlyFor whom={readsLookups} />}>
            <Route path="/lookups" element={<LookupsPage />} />
          </Route>
          <Route element={<OnlyFor whom={importsLists} />}>
            <Route path="/lists" element={<ListsPage />} />
          </Route>
        </Route>
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

function Home() {
  const session = useSession();
  if (session.isPending) return <Waiting for="session" />;
  return <Navigate to={session.data ? '/lots' : '/coverage'} replace />;
}

function RegistryHome() {
  return <Navigate to={actsForParty(useSession().data) ? 'places' : 'parties'} replace />;
}

function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.isPending) return <Waiting for="session" />;
  if (session.isError) return <ProblemNotice problem={session.error} retry={session.refetch} />;
  if (!session.data) return <Navigate to="/sign-in" state={{ from: pathname + search }} replace />;
  return <Outlet />;
}

/** The server refuses as well; this says it before anything is asked. */
function OnlyFor({ whom }: { whom: (session: Session | null | undefined) => boolean }) {
  const { t } = useText();
  if (!whom(useSession().data)) return <Empty title={t('problem.title')} text={t('problem.forbidden')} />;
  return <Outlet />;
}

function NotFound() {
  const { t } = useText();
  return <Empty title={t('not-found.title')} text={t('not-found.text')} />;
}
