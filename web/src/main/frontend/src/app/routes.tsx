import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { CodesPage } from '../features/codes/codes-page';
import { CoveragePage } from '../features/coverage/coverage-page';
import { LotPage } from '../features/lots/lot-page';
import { LotsPage } from '../features/lots/lots-page';
import { RegisterLotPage } from '../features/lots/register-lot-page';
import { SignInPage } from '../features/sign-in/sign-in-page';
import { useSession } from '../shared/api/session';
import { useText } from '../shared/text/text';
import { Empty, ProblemNotice, Waiting } from '../shared/ui/states';
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

function SignedIn() {
  const session = useSession();
  const { pathname } = useLocation();
  if (session.isPending) return <Waiting for="session" />;
  if (session.isError) return <ProblemNotice problem={session.error} retry={session.refetch} />;
  if (!session.data) return <Navigate to="/sign-in" state={{ from: pathname }} replace />;
  return <Outlet />;
}

function NotFound() {
  const { t } = useText();
  return <Empty title={t('not-found.title')} text={t('not-found.text')} />;
}
