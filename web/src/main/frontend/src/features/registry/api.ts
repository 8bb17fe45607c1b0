import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ApiResponse,
  CertificateRegistration,
  PartyRegistration,
  PlaceRegistration,
  ProductRegistration,
} from '../../generated/ingest';
import { certificatesApi, partiesApi, placesApi, productsApi, registersApi } from '../../shared/api/client';
import { versioned } from '../../shared/api/versioned';

type Page<T> = { items: T[]; next?: string };

function usePages<T>(kind: string, read: (after?: string) => Promise<Page<T>>, by?: string) {
  return useInfiniteQuery({
    queryKey: [kind, 'pages', by],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/** Read once for each form: were it read again beneath it, its new version would be overwritten unseen. */
function useDocument<T>(kind: string, id: string, read: () => Promise<ApiResponse<T>>) {
  return useQuery({
    queryKey: [kind, 'version', id],
    queryFn: () => versioned(read()),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

function useSave<R>(kind: string, save: (registration: R) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: () => queries.invalidateQueries({ queryKey: [kind], refetchType: 'none' }),
  });
}

/** The document and its version that the author has seen, where it is no new one. */
export type Seen = { id: string; etag: string };

/** What was seen is followed by its next version; the rest is new. */
function write<R>(
  seen: Seen | undefined,
  register: (body: R) => Promise<unknown>,
  replace: (id: string, ifMatch: string, body: R) => Promise<unknown>,
) {
  return (body: R) => (seen ? replace(seen.id, seen.etag, body) : register(body));
}

export const usePlacePages = () => usePages('places', (after) => placesApi.listPlaces({ after }));
export const usePlace = (gln: string) => useDocument('places', gln, () => placesApi.getPlaceRaw({ gln }));
export const useSavePlace = (seen?: Seen) =>
  useSave(
    'places',
    write<PlaceRegistration>(
      seen,
      (placeRegistration) => placesApi.registerPlace({ placeRegistration }),
      (gln, ifMatch, placeRegistration) => placesApi.replacePlace({ gln, ifMatch, placeRegistration }),
    ),
  );

export const useProductPages = () => usePages('products', (after) => productsApi.listProducts({ after }));
export const useProduct = (gtin: string) => useDocument('products', gtin, () => productsApi.getProductRaw({ gtin }));
export const useSaveProduct = (seen?: Seen) =>
  useSave(
    'products',
    write<ProductRegistration>(
      seen,
      (productRegistration) => productsApi.registerProduct({ productRegistration }),
      (gtin, ifMatch, productRegistration) => productsApi.replaceProduct({ gtin, ifMatch, productRegistration }),
    ),
  );

export function useProductChoices() {
  return useQuery({ queryKey: ['products'], queryFn: () => productsApi.listProducts({ limit: 200 }) });
}

/** The crops as the register in force names them; asked for once somebody is about to type one. */
export function useCrops(enabled: boolean) {
  return useQuery({
    queryKey: ['isolation-register', 'crops'],
    queryFn: async () => {
      const { entries } = await registersApi.getIsolationRegister();
      return [...new Set(entries.flatMap(({ crop }) => crop ?? []))].sort((a, b) => a.localeCompare(b, 'vi'));
    },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export const useCertificatePages = (holderGln?: string) =>
  usePages('certificates', (after) => certificatesApi.listCertificates({ holderGln, after }), holderGln);
export const useCertificate = (number: string) =>
  useDocument('certificates', number, () => certificatesApi.getCertificateRaw({ number }));
export const useSaveCertificate = (seen?: Seen) =>
  useSave(
    'certificates',
    write<CertificateRegistration>(
      seen,
      (certificateRegistration) => certificatesApi.registerCertificate({ certificateRegistration }),
      (number, ifMatch, certificateRegistration) =>
        certificatesApi.replaceCertificate({ number, ifMatch, certificateRegistration }),
    ),
  );

export const usePartyPages = (communeCode?: string) =>
  usePages('parties', (after) => partiesApi.listParties({ communeCode, after }), communeCode);
export const useParty = (gln: string) => useDocument('parties', gln, () => partiesApi.getPartyRaw({ gln }));
export const useSaveParty = (seen?: Seen) =>
  useSave(
    'parties',
    write<PartyRegistration>(
      seen,
      (partyRegistration) => partiesApi.registerParty({ partyRegistration }),
      (gln, ifMatch, partyRegistration) => partiesApi.replaceParty({ gln, ifMatch, partyRegistration }),
    ),
  );
