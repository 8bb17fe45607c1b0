import { Image, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { productsApi } from '../api/client';
import { useText } from '../text/text';
import { ProblemNotice } from './states';

export const photoKey = (gtin: string) => ['products', 'photo', gtin];

/** Where the photo of a product is; null where it has none. */
export function useProductPhoto(gtin: string) {
  return useQuery({
    queryKey: photoKey(gtin),
    queryFn: async () => (await productsApi.getProductPhoto({ gtin })).items[0] ?? null,
  });
}

/** The photo of a product, or that it has none: nobody takes one for the other. */
export function ProductPhoto({ gtin, name, large }: { gtin: string; name: string; large?: boolean }) {
  const { t } = useText();
  const photo = useProductPhoto(gtin);
  if (photo.isPending) return null;
  if (photo.isError) return <ProblemNotice problem={photo.error} retry={photo.refetch} />;
  if (!photo.data) return <Text c="dimmed">{t('photo.none')}</Text>;
  return (
    <Image
      src={large ? photo.data.large : photo.data.small}
      alt={t('photo.of', { product: name })}
      fit="contain"
      mah={large ? 320 : 240}
      w="auto"
      maw="100%"
      radius="md"
    />
  );
}
