import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { Lot } from '../../generated/ingest';
import { useText } from '../text/text';
import { ProductPhoto } from './product-photo';

/** What labels will stand for, so large that whoever has the goods before him sees whether they are these. */
export function WhatIsLabelled({ lot }: { lot: Lot }) {
  const { t, day } = useText();
  const name = lot.productName ?? lot.gtin;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <ProductPhoto gtin={lot.gtin} name={name} large />
      <Stack gap={4}>
        <Text size="xl" fw={700} lh={1.2}>
          {name}
        </Text>
        <Text size="lg">{t('labelled.lot', { lot: lot.lot })}</Text>
        <Text size="lg" fw={650}>
          {lot.producedOn ? t('labelled.produced', { day: day(lot.producedOn) }) : t('labelled.produced.unknown')}
        </Text>
        {lot.expiresOn && <Text>{t('labelled.expires', { day: day(lot.expiresOn) })}</Text>}
      </Stack>
    </SimpleGrid>
  );
}
