import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useSession } from '../../shared/api/session';
import { lotAddress } from '../../shared/lot-address';
import { useText } from '../../shared/text/text';
import { Empty, PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';
import { useLot } from '../../shared/use-lot';
import { useActivateCodes, useCodes, useIssueCodes } from './api';
import { Labels } from './labels';
import styles from './labels.module.css';

const atOnce = 10;

export function CodesPage() {
  const { t } = useText();
  const { gtin = '', lot = '' } = useParams();
  const known = useLot(gtin, lot);
  const codes = useCodes(gtin, lot);
  const session = useSession();
  const issue = useIssueCodes(gtin, lot);
  const [orderId, setOrderId] = useState(() => crypto.randomUUID());
  const activate = useActivateCodes(gtin, lot);
  if (known.isPending || codes.isPending) return <Waiting for="codes" />;
  if (known.isError) return <ProblemNotice problem={known.error} retry={known.refetch} />;
  if (codes.isError) return <ProblemNotice problem={codes.error} retry={codes.refetch} />;

  const { items, total } = codes.data;
  const mayIssue = session.data?.partyGln !== undefined && session.data.partyGln === known.data.ownerGln;
  const issueButton = mayIssue && (
    <Button
      variant={items.length > 0 ? 'default' : 'filled'}
      loading={issue.isPending}
      // Another id only once the codes are there, so that pressing again after a failure is the same order.
      onClick={() => issue.mutate({ orderId, count: atOnce }, { onSuccess: () => setOrderId(crypto.randomUUID()) })}
    >
      {t('codes.issue', { count: atOnce })}
    </Button>
  );
  return (
    <Stack gap="lg">
      <Stack gap="lg" className={styles.screenOnly}>
        <Anchor component={Link} to={lotAddress({ gtin, lot })}>
          ← {t('codes.back')}
        </Anchor>
        <PageHead title={t('codes.title')} text={`${known.data.productName ?? gtin} · ${lot}`}>
          {items.length > 0 && (
            <Group gap="sm">
              {issueButton}
              {mayIssue && items.some(({ state }) => state === 'issued') && (
                <Button variant="default" loading={activate.isPending} onClick={() => activate.mutate()}>
                  {t('codes.activate')}
                </Button>
              )}
              <Button onClick={() => window.print()}>{t('codes.print')}</Button>
            </Group>
          )}
        </PageHead>
        {issue.isError && <ProblemNotice problem={issue.error} />}
        {activate.isError && <ProblemNotice problem={activate.error} />}
        {activate.isSuccess && <Alert role="status">{t('codes.activated')}</Alert>}
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
          {issueButton}
        </Empty>
      ) : (
        <Labels codes={items} lot={known.data} />
      )}
    </Stack>
  );
}
