import { useQuery } from '@tanstack/react-query';
import { coverageApi } from '../../shared/api/client';

export function useProductCoverage() {
  return useQuery({ queryKey: ['coverage', 'products'], queryFn: () => coverageApi.getProductCoverage() });
}
