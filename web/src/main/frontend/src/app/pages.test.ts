import { readFileSync } from 'node:fs';
import { Role, type Session } from '../generated/ingest';
import { pagesOf } from './pages';

const controller = readFileSync('../java/vn/traceability/workspace/IndexController.java', 'utf8');
const everybody: (Session | null)[] = [
  null,
  ...Object.values(Role).map((role) => ({ role, partyGln: '1' }) as Session),
];

test('the server answers under the address of every page, also when it is opened by its address', () => {
  const addresses = [...new Set(everybody.flatMap(pagesOf).map(({ to }) => to))];

  expect(addresses).toHaveLength(12);
  expect(addresses.filter((address) => !controller.includes(`"${address}"`))).toEqual([]);
});
