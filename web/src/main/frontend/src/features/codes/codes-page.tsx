import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useSession } from '../../shared/api/session';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { Empty, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useLot } from '../../shared/use-lot';
import { useActivateCodes, useCodes } from './api';
import { Labels } from './labels';
import styles from './labels.module.css';
import { Order } from './order';

export function CodesPage() {
  const { t, moment } = useText();
  const { gtin = '', lot = '' } = useParams();
  const known = useLot(gtin, lot);
  const codes = useCodes(gtin, lot);
  const session = useSession();
  const activate = useActivateCodes(gtin, lot);
  if (known.isPending || codes.isPending) return <Waiting for="codes" />;
  if (known.isError) return <ProblemNotice problem={known.error} retry={known.refetch} />;
  if (codes.isError) return <ProblemNotice problem={codes.error} retry={codes.refetch} />;

  const { items, total, waiting } = codes.data;
  const mayIssue = session.data?.partyGln !== undefined && session.data.partyGln === known.data.ownerGln;
  const order = mayIssue && <Order gtin={gtin} lot={lot} first={items.length === 0} />;
  return (
    <Stack gap="lg">
      <Stack gap="lg" className={styles.screenOnly}>
        <Anchor component={Link} to={lotAddress({ gtin, lot })}>
          ← {t('codes.back')}
        </Anchor>
        <PageHead title={t('codes.title')} text={`${known.data.productName ?? gtin} · ${lot}`}>
          {items.length > 0 && (
            <Group gap="sm" align="flex-end">
              {order}
              {mayIssue && waiting.length > 0 && (
                <Button variant="default" loading={activate.isPending} onClick={() => activate.mutate(undefined)}>
                  {t('codes.activate')}
                </Button>
              )}
              <Button onClick={() => window.print()}>{t('codes.print')}</Button>
            </Group>
          )}
        </PageHead>
        {activate.isError && <ProblemNotice problem={activate.error} />}
        {activate.isSuccess && <Alert role="status">{t('codes.activated')}</Alert>}
        {mayIssue && waiting.length > 1 && (
          <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {waiting.map(({ first, count, issuedAt }) => (
              <Group key={first} component="li" gap="sm">
                <Text>{t('codes.waiting', { count, at: moment(issuedAt) })}</Text>
                <Button
                  variant="default"
                  size="xs"
                  disabled={activate.isPending}
                  onClick={() => activate.mutate(first)}
                >
                  {t('codes.activate-part')}
                </Button>
              </Group>
            ))}
          </Stack>
        )}
        {items.length > 0 && (
          <Text>
            {items.length < total
              ? t('codes.first-page', { shown: items.length, total })
              : t('codes.total', { count: total })}
          </Text>
        )}
      </Stack>
      {items.length === 0 ? (
        <Empty title={t('codes.empty.title')} text={t('codes.empty.text')}>
          {order}
        </Empty>
      ) : (
        <Labels codes={items} lot={known.data} />
      )}
    </Stack>
  );
}
