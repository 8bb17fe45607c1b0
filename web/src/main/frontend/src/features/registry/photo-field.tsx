import { Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { productsApi } from '../../shared/api/client';
import { smallerPhoto } from '../../shared/smaller-photo';
import { useText } from '../../shared/text/text';
import { ProductPhoto, photoKey, useProductPhoto } from '../../shared/ui/product-photo';
import { ProblemNotice } from '../../shared/ui/states';

function usePhotoChange(gtin: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (photo: File | null) => {
      if (photo) await productsApi.setProductPhoto({ gtin, body: await smallerPhoto(photo) });
      else await productsApi.removeProductPhoto({ gtin });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: photoKey(gtin) }),
  });
}

/** The photo that shoppers compare with what they hold; it is kept at once, apart from the form. */
export function PhotoField({ gtin, name }: { gtin: string; name: string }) {
  const { t } = useText();
  const photo = useProductPhoto(gtin);
  const change = usePhotoChange(gtin);
  return (
    <Paper component="section" withBorder p="xl" maw={640}>
      <Stack gap="md" align="flex-start">
        <Title order={2} size="h3">
          {t('photo.title')}
        </Title>
        <Text c="dimmed">{t('photo.hint')}</Text>
        <ProductPhoto gtin={gtin} name={name} />
        {change.isError && <ProblemNotice problem={change.error} />}
        <Group>
          <FileButton accept="image/jpeg,image/png" onChange={(file) => file && change.mutate(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={change.isPending}>
                {t(photo.data ? 'photo.replace' : 'photo.add')}
              </Button>
            )}
          </FileButton>
          {photo.data && (
            <Button variant="subtle" color="red" disabled={change.isPending} onClick={() => change.mutate(null)}>
              {t('photo.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
