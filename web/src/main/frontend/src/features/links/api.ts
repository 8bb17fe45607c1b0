import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WebLinkOrder } from '../../generated/qr';
import { linksApi } from '../../shared/api/client';

const linksKey = (gtin: string) => ['links', gtin];

export function useLinks(gtin: string) {
  return useQuery({ queryKey: linksKey(gtin), queryFn: () => linksApi.listWebLinks({ gtin }) });
}

function useChange<T>(gtin: string, mutationFn: (what: T) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: linksKey(gtin) }) });
}

export const useAddLink = (gtin: string) =>
  useChange(gtin, (webLinkOrder: WebLinkOrder) => linksApi.addWebLink({ gtin, webLinkOrder }));

export const useRemoveLink = (gtin: string) => useChange(gtin, (id: string) => linksApi.removeWebLink({ gtin, id }));
