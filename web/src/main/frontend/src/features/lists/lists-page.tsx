import { Stack, Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useText } from '../../shared/text/text';
import { PageHead } from '../../shared/ui/states';
import type { ListKind } from './columns';
import { ImportForm } from './import-form';
import { ListInForce, RegisterInForce } from './in-force';

const kinds: ListKind[] = ['chains', 'products', 'establishments', 'isolation'];

export function ListsPage() {
  const { t } = useText();
  const [address, setAddress] = useSearchParams();
  const shown = kinds.find((kind) => kind === address.get('list')) ?? 'chains';
  return (
    <Stack gap="xl">
      <PageHead title={t('lists.title')} text={t('lists.intro')} />
      <Tabs value={shown} onChange={(list) => list && setAddress({ list })} keepMounted={false}>
        <Tabs.List aria-label={t('lists.kinds')} mb="xl">
          {kinds.map((kind) => (
            <Tabs.Tab key={kind} value={kind} fz="md" py="sm" px={{ base: 'xs', sm: 'md' }}>
              {t(`lists.${kind}.tab`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {kinds.map((kind) => (
          <Tabs.Panel key={kind} value={kind}>
            <Stack gap="xl">
              {kind === 'isolation' ? <RegisterInForce /> : <ListInForce kind={kind} />}
              <ImportForm kind={kind} />
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
