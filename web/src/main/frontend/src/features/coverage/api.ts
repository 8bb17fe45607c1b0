import { useQuery } from '@tanstack/react-query';
import { type Coverage, Measure } from '../../generated/ingest';
import { coverageApi } from '../../shared/api/client';

const figures: Record<Measure, () => Promise<Coverage>> = {
  K1: () => coverageApi.getChainCoverage(),
  K2: () => coverageApi.getProductCoverage(),
  K3: () => coverageApi.getEstablishmentCoverage(),
};

export const measures = Object.values(Measure);

export function useCoverage(measure: Measure) {
  return useQuery({ queryKey: ['coverage', measure], queryFn: figures[measure] });
}
