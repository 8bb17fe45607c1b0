import { useQuery } from '@tanstack/react-query';
import { productsApi } from './api/client';

/** A product as it is registered, to be shown and not to be changed. */
export function useProduct(gtin: string) {
  return useQuery({ queryKey: ['products', 'one', gtin], queryFn: () => productsApi.getProduct({ gtin }) });
}
