import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { AccountsPage } from '../features/accounts/accounts-page';
import { CodesPage } from '../features/codes/codes-page';
import { CoveragePage } from '../features/coverage/coverage-page';
import { EstablishmentPage } from '../features/establishments/establishment-page';
import { EstablishmentsPage } from '../features/establishments/establishments-page';
import { ListsPage } from '../features/lists/lists-page';
import { LookupsPage } from '../features/lookups/lookups-page';
import { LotPage } from '../features/lots/lot-page';
import { LotsPage } from '../features/lots/lots-page';
import { RegisterLotPage } from '../features/lots/register-lot-page';
import { CertificatePage, CertificatesPage } from '../features/registry/certificates-page';
import { RegistryFrame } from '../features/registry/frame';
import { PartiesPage, PartyPage } from '../features/registry/parties-page';
import { PlacePage, PlacesPage } from '../features/registry/places-page';
import { ProductPage, ProductsPage } from '../features/registry/products-page';
import { SignInPage } from '../features/sign-in/sign-in-page';
import type { Session } from '../generated/ingest';
import { useSession } from '../shared/api/session';
import { actsForParty, approvesParties, importsLists, managesAccounts, readsLookups } from '../shared/roles';
import { useText } from '../shared/text/text';
import { Empty, ProblemNotice, Waiting } from '../shared/ui/states';
import { keepsRegistry } from './pages';
import { Shell } from './shell';

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
          <Route path="/lots/:gtin/:lot/codes" element={<CodesPage />} />
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
