import { useQuery } from '@tanstack/react-query';
import { lotsApi } from './api/client';

export function useLot(gtin: string, lot: string) {
  return useQuery({ queryKey: ['lot', gtin, lot], queryFn: () => lotsApi.getLot({ gtin, lot }) });
}
