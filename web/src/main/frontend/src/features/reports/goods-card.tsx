import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ReportedGoods, ReportState } from '../../generated/qr';
import { useSession } from '../../shared/api/session';
import { lotAddress } from '../../shared/lot-address';
import { isOfficer } from '../../shared/roles';
import { useText } from '../../shared/text/text';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { useClose } from './api';
import { ReportList } from './report-list';

/** One lot: how many reports there are and why; for offices what buyers wrote, and the decision. */
export function GoodsCard({ goods, onClosed }: { goods: ReportedGoods; onClosed: (name: string) => void }) {
  const { t, moment } = useText();
  const office = isOfficer(useSession().data);
  const [shown, setShown] = useState(false);
  const { gtin, lot } = goods;
  const name = lot ? t('reports.lot', { lot, gtin }) : t('reports.no-lot', { gtin });
  return (
    <Paper component="article" withBorder p={{ base: 'md', xs: 'lg' }}>
      <Stack gap="md">
        <div style={{ overflowWrap: 'anywhere' }}>
          <Title order={2} size="h4">
            {name}
          </Title>
          <Text>{t('reports.count', { reports: goods.reports, codes: goods.codes })}</Text>
          <Text size="sm" c="dimmed">
            {t('reports.last', { at: moment(goods.lastAt) })}
          </Text>
          {!lot && <Text size="sm">{t('reports.no-lot.means')}</Text>}
        </div>
        <Stack component="ul" gap={4} m={0} pl="lg">
          {goods.reasons.map(({ reason, reports }) => (
            <li key={reason}>
              {t(`report.reason.${reason}`)}: {reports}
            </li>
          ))}
        </Stack>
        {goods.closings.map(({ at, by, reason }) => (
          <Text size="sm" key={at.toISOString()}>
            {t('reports.closing', { at: moment(at), reason })} {by && t('reports.closing.by', { by })}
          </Text>
        ))}
        <Group gap="sm">
          {office && (
            <Button variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t(shown ? 'reports.hide' : 'reports.show')}
            </Button>
          )}
          {office && goods.state === ReportState.Open && (
            <Close goods={goods} name={name} onClosed={() => onClosed(name)} />
          )}
          {lot && (
            <Anchor component={Link} to={`${lotAddress({ gtin, lot })}/codes`}>
              {t('reports.codes')}
            </Anchor>
          )}
        </Group>
        {office && shown && <ReportList id={goods.id} />}
      </Stack>
    </Paper>
  );
}

function Close({ goods, name, onClosed }: { goods: ReportedGoods; name: string; onClosed: () => void }) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const close = useClose(goods, onClosed);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('reports.close')}</Button>
      {asked && (
        <ReasonDialog
          title={t('reports.close')}
          text={t('reports.close.means')}
          decision={close}
          onClose={() => setAsked(false)}
        >
          <Text fw={650}>{name}</Text>
        </ReasonDialog>
      )}
    </>
  );
}
