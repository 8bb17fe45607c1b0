import { Anchor, Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { type Offer, type OfferedChange, OfferKind, OfferState } from '../../generated/ingest';
import { statusOf } from '../../shared/api/problem';
import { useText } from '../../shared/text/text';
import type { TextKey } from '../../shared/text/vi';
import { ProblemNotice } from '../../shared/ui/states';
import { useAnswer } from './api';
import { attributeName } from './attribute-name';
import { vocabularyName } from './vocabulary-name';

const registries: Partial<Record<OfferKind, { home: string; add: TextKey }>> = {
  [OfferKind.Product]: { home: '/registry/products', add: 'products.add' },
  [OfferKind.Place]: { home: '/registry/places', add: 'places.add' },
  [OfferKind.Party]: { home: '/registry/parties', add: 'parties.add' },
};

/** What was just answered, and how. */
export interface Answered {
  name: string;
  accepted: boolean;
}

/** One offer: what is registered beside what was sent, value by value, and the two answers. */
export function OfferCard({ offer, onAnswered }: { offer: Offer; onAnswered: (told: Answered) => void }) {
  const { t, moment } = useText();
  const current = offer.changes.find(({ field }) => field === 'name')?.registered;
  const name = `${vocabularyName(offer, t)} ${current ?? offer.key ?? offer.identifier}`;
  return (
    <Paper component="article" withBorder p={{ base: 'md', xs: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="md">
          <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Title order={2} size="h4">
              {name}
            </Title>
            <Text size="sm" c="dimmed">
              {offer.key ?? offer.vocabulary}
            </Text>
            <Text size="sm" c="dimmed">
              {t('offer.from', { name: offer.senderName ?? offer.senderGln, at: moment(offer.offeredAt) })}
            </Text>
          </div>
          <Standing offer={offer} />
        </Group>
        {offer.changes.length > 0 && <Changes offer={offer} />}
        <Attributes offer={offer} />
        {offer.state === OfferState.Offered && (
          <Answers offer={offer} onAnswered={(accepted) => onAnswered({ name, accepted })} />
        )}
      </Stack>
    </Paper>
  );
}

function Standing({ offer: { state, answeredAt, answeredBy } }: { offer: Offer }) {
  const { t, moment } = useText();
  if (state === OfferState.Offered || !answeredAt) return null;
  return (
    <div>
      <Badge color={state === OfferState.Accepted ? 'green' : 'gray'} variant="light">
        {t(`offers.state.${state}`)}
      </Badge>
      <Text size="sm" c="dimmed">
        {[answeredBy, moment(answeredAt)].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

/** Beside what is registered now; once answered, beside what was registered before the answer. */
function Changes({ offer: { changes, registered, state } }: { offer: Offer }) {
  const { t } = useText();
  const open = state === OfferState.Offered;
  const here = ({ registered: now, before }: OfferedChange) => (open ? now : before);
  const none = open ? t(registered ? 'offer.none' : 'offer.unregistered') : '—';
  return (
    <Table.ScrollContainer minWidth={280}>
      <Table verticalSpacing="xs" style={{ overflowWrap: 'anywhere' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th style={{ overflowWrap: 'normal' }}>{t('offer.field')}</Table.Th>
            <Table.Th>{t(open ? 'offer.now' : 'offer.before')}</Table.Th>
            <Table.Th>{t('offer.sent')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={change.field}>
              <Table.Th scope="row" style={{ overflowWrap: 'normal' }}>
                {t(`offer.field.${change.field}`)}
              </Table.Th>
              <Table.Td>{here(change) ?? none}</Table.Td>
              <Table.Td>
                {here(change) !== change.offered ? (
                  <Text fw={600}>{change.offered}</Text>
                ) : (
                  <Text c="dimmed">{t('offer.same', { value: change.offered })}</Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** All that was sent, as it was sent: what no member is for is read here and nowhere else. */
function Attributes({ offer: { attributes, children = [] } }: { offer: Offer }) {
  const { t } = useText();
  const count = attributes.length + children.length;
  if (count === 0) return null;
  return (
    <details>
      <summary>{t('offer.all', { count })}</summary>
      <Stack component="dl" gap="xs" mt="xs" mb={0}>
        {attributes.map(({ name, value }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one name may stand there twice, and the list never changes
          <div key={`${name} ${position}`}>
            <Text component="dt" size="sm" c="dimmed">
              {attributeName(name, t)}
            </Text>
            <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
        {children.length > 0 && (
          <div>
            <Text component="dt" size="sm" c="dimmed">
              {t('offer.children')}
            </Text>
            <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
              {children.join(', ')}
            </Text>
          </div>
        )}
      </Stack>
    </details>
  );
}

function Answers({ offer, onAnswered }: { offer: Offer; onAnswered: (accepted: boolean) => void }) {
  const { t } = useText();
  const answer = useAnswer(offer, onAnswered);
  const registry = registries[offer.kind];
  return (
    <Stack gap="sm">
      {answer.isError && (
        <ProblemNotice
          problem={answer.error}
          retry={statusOf(answer.error) === undefined ? () => answer.mutate(answer.variables) : undefined}
        />
      )}
      {!offer.registered && (
        <Text size="sm">
          {t(registry ? 'offer.register-first' : 'offer.not-kept')}{' '}
          {registry && (
            <Anchor component={Link} to={`${registry.home}/new`}>
              {t(registry.add)}
            </Anchor>
          )}
        </Text>
      )}
      <Group gap="sm">
        {offer.registered && (
          <Button loading={answer.isPending && answer.variables} onClick={() => answer.mutate(true)}>
            {t('offer.accept')}
          </Button>
        )}
        <Button
          variant="default"
          loading={answer.isPending && !answer.variables}
          disabled={answer.isPending}
          onClick={() => answer.mutate(false)}
        >
          {t('offer.decline')}
        </Button>
      </Group>
    </Stack>
  );
}
