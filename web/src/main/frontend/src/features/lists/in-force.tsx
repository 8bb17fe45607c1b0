import { Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CoverageListKind, IsolationEntry } from '../../generated/ingest';
import { useText } from '../../shared/text/text';
import { ProblemNotice, Waiting } from '../../shared/ui/states';
import { useIsolationRegister, useListInForce } from './api';
import { columnsOf } from './columns';

export function ListInForce({ kind }: { kind: CoverageListKind }) {
  const { t, day } = useText();
  const list = useListInForce(kind);
  return (
    <InForce known={list}>
      {list.data && (
        <>
          <Text fw={600}>{list.data.title}</Text>
          <Text>
            {t('lists.in-force.list', {
              by: list.data.signedBy,
              signed: day(list.data.signedOn),
              cutoff: day(list.data.cutOffOn),
              entries: list.data.entries,
            })}
          </Text>
        </>
      )}
    </InForce>
  );
}

export function RegisterInForce() {
  const { t, day } = useText();
  const register = useIsolationRegister();
  return (
    <InForce known={register}>
      {register.data && (
        <>
          <Text fw={600}>{register.data.title}</Text>
          <Text>
            {t('lists.in-force.register', {
              by: register.data.signedBy,
              signed: day(register.data.signedOn),
              entries: register.data.entries.length,
            })}
          </Text>
          <Periods entries={register.data.entries} />
        </>
      )}
    </InForce>
  );
}

type Known = { isPending: boolean; isError: boolean; error: unknown; data?: unknown; refetch: () => void };

function InForce({ known, children }: { known: Known; children: ReactNode }) {
  const { t } = useText();
  return (
    <Paper component="section" withBorder p="xl">
      <Stack gap="xs">
        <Title order={2} size="h3">
          {t('lists.in-force')}
        </Title>
        {known.isPending ? (
          <Waiting for="list" />
        ) : known.isError ? (
          <ProblemNotice problem={known.error} retry={known.refetch} />
        ) : (
          (children ?? <Text c="dimmed">{t('lists.in-force.none')}</Text>)
        )}
      </Stack>
    </Paper>
  );
}

const most = 20;

function Periods({ entries }: { entries: IsolationEntry[] }) {
  const { t } = useText();
  const [sought, setSought] = useState('');
  const text = sought.trim().toLowerCase();
  const found = entries.filter(({ productName, crop }) => `${productName} ${crop ?? ''}`.toLowerCase().includes(text));
  const [product, crop, days] = columnsOf.isolation;
  return (
    <Stack gap="xs" mt="sm">
      <TextInput
        type="search"
        maw={360}
        label={t('lists.find')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {[product, crop, days].map(({ name }) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.slice(0, most).map((entry) => (
              <Table.Tr key={`${entry.productName} ${entry.crop}`}>
                <Table.Td>{entry.productName}</Table.Td>
                <Table.Td>{entry.crop ?? t('lists.all-crops')}</Table.Td>
                <Table.Td>{entry.days}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {found.length > most && <Text size="sm">{t('lists.more-rows', { count: found.length - most })}</Text>}
    </Stack>
  );
}
