import { Badge, Box, Button, Checkbox, Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { CommuneCoverage, CoverageItem, CoverageStage } from '../../generated/ingest';
import { useText } from '../../shared/text/text';
import { SmallFunnel } from './funnel';
import { share } from './share';

const colours: Record<CoverageStage, string> = {
  listed: 'red.9',
  registered: 'orange.9',
  active: 'orange.9',
  open: 'gray.8',
  complete: 'rice.7',
};

/** What is open counts on neither side of the share, so it is not missing either. */
const isMissing = ({ stage }: CoverageItem) => stage !== 'complete' && stage !== 'open';

export function Communes({ communes }: { communes: CommuneCoverage[] }) {
  const { t } = useText();
  const [sought, setSought] = useState('');
  const [missingOnly, setMissingOnly] = useState(true);
  const found = communes.filter(({ communeName }) => communeName.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <Stack component="section" gap="md">
      <Group justify="space-between" align="flex-end" gap="md">
        <Title order={2}>{t('coverage.communes')}</Title>
        <Group align="center" gap="lg">
          <Checkbox
            label={t('coverage.missing-only')}
            checked={missingOnly}
            onChange={(event) => setMissingOnly(event.currentTarget.checked)}
          />
          <TextInput
            type="search"
            placeholder={t('coverage.find-commune')}
            aria-label={t('coverage.find-commune')}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        </Group>
      </Group>
      <Paper withBorder>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('coverage.commune')}</Table.Th>
              <Table.Th>{t('coverage.share')}</Table.Th>
              <Table.Th>{t('coverage.funnel')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map((commune) => (
              <Commune key={commune.communeCode} commune={commune} missingOnly={missingOnly} />
            ))}
            {found.length === 0 && (
              <Table.Tr>
                <Table.Td colSpan={3}>{t('coverage.no-commune')}</Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      </Paper>
    </Stack>
  );
}

function Commune({ commune, missingOnly }: { commune: CommuneCoverage; missingOnly: boolean }) {
  const { t } = useText();
  const names = useId();
  const [opened, setOpened] = useState(false);
  const { numerator, denominator } = commune;
  const percent = share(numerator, denominator);
  return (
    <>
      <Table.Tr>
        <Table.Th scope="row">
          <button
            type="button"
            className="disclosure"
            aria-expanded={opened}
            aria-controls={names}
            onClick={() => setOpened(!opened)}
          >
            {commune.communeName}
          </button>
        </Table.Th>
        <Table.Td>
          {percent === undefined ? (
            t('coverage.none')
          ) : (
            <>
              <Text fw={700}>{`${numerator}/${denominator}`}</Text>
              <Text size="sm">{`${percent}%`}</Text>
            </>
          )}
        </Table.Td>
        <Table.Td w="40%">
          <SmallFunnel funnel={commune.funnel} />
        </Table.Td>
      </Table.Tr>
      <Table.Tr id={names} hidden={!opened}>
        <Table.Td colSpan={3} bg="gray.0">
          {opened && <Names items={missingOnly ? commune.items.filter(isMissing) : commune.items} />}
        </Table.Td>
      </Table.Tr>
    </>
  );
}

const atOnce = 100;

function Names({ items }: { items: CoverageItem[] }) {
  const { t } = useText();
  const [shown, setShown] = useState(atOnce);
  if (items.length === 0) return <Text>{t('coverage.none-missing')}</Text>;
  return (
    <>
      <Box component="ul" m={0} p={0} className="rows">
        {items.slice(0, shown).map((item) => (
          <li key={`${item.name} ${item.partyName} ${item.gtin} ${item.partyGln}`}>
            <Name item={item} />
          </li>
        ))}
      </Box>
      {items.length > shown && (
        <Button variant="default" size="xs" onClick={() => setShown(shown + atOnce)}>
          {t('coverage.more-names', { count: Math.min(atOnce, items.length - shown) })}
        </Button>
      )}
    </>
  );
}

function Name({ item }: { item: CoverageItem }) {
  const { t } = useText();
  const why = [
    item.missing && t(`step.${item.missing}`),
    item.missingAt && t('coverage.at', { member: item.missingAt }),
  ].filter(Boolean);
  return (
    <Group justify="space-between" gap="xs" align="flex-start">
      <div>
        <Text fw={600}>{item.name}</Text>
        <Text size="sm">{[item.partyName, ...why].filter(Boolean).join(' · ')}</Text>
      </div>
      <Badge color={colours[item.stage]} variant="outline" bg="white">
        {t(`coverage.stage.${item.stage}`)}
      </Badge>
    </Group>
  );
}
