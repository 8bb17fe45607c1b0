import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CoverageListKind } from '../../generated/ingest';
import { coverageApi, registersApi } from '../../shared/api/client';
import { statusOf } from '../../shared/api/problem';
import type { ListKind } from './columns';
import { chainsOf, establishmentsOf, isolationOf, type Line, productsOf } from './read-list';

const figures = {
  chains: () => coverageApi.getChainCoverage(),
  products: () => coverageApi.getProductCoverage(),
  establishments: () => coverageApi.getEstablishmentCoverage(),
};

/** The list a figure is counted over now; null before the first import. */
export function useListInForce(kind: CoverageListKind) {
  return useQuery({ queryKey: ['list', kind], queryFn: async () => (await figures[kind]()).list ?? null });
}

/** The isolation register in force; null before the first import. */
export function useIsolationRegister() {
  return useQuery({
    queryKey: ['isolation-register'],
    queryFn: async () => {
      try {
        return await registersApi.getIsolationRegister();
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    },
  });
}

type Signed = { title: string; signedBy: string; signedOn: Date; cutOffOn: Date };

const entriesOf = {
  chains: (lines: Line[]) => ({ chains: chainsOf(lines) }),
  products: (lines: Line[]) => ({ products: productsOf(lines) }),
  establishments: (lines: Line[]) => ({ establishments: establishmentsOf(lines) }),
};

export function useImport(kind: ListKind) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ signed, lines }: { signed: Signed; lines: Line[] }) => {
      const { cutOffOn, ...rest } = signed;
      if (kind === 'isolation')
        await registersApi.importIsolationRegister({
          isolationRegisterImport: { ...rest, entries: isolationOf(lines) },
        });
      else
        await coverageApi.importCoverageList({
          coverageListImport: { kind, ...rest, cutOffOn, ...entriesOf[kind](lines) },
        });
      return { title: signed.title, count: lines.length };
    },
    onSuccess: () =>
      Promise.all(
        [['list'], ['coverage'], ['isolation-register']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  });
}
