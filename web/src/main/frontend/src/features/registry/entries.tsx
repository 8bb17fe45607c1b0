import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Empty, More, ProblemNotice } from '../../shared/ui/states';

type Pages<T> = {
  data?: { pages: { items: T[] }[] };
  isError: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

/** All that is registered, one below the other: a table would not fit a phone. */
export function Entries<T>(props: {
  pages: Pages<T>;
  waiting: ReactNode;
  empty: { title: string; text: string; action?: ReactNode };
  children: (item: T) => ReactNode;
}) {
  const { pages, waiting, empty, children } = props;
  if (pages.isError) return <ProblemNotice problem={pages.error} retry={pages.refetch} />;
  if (!pages.data) return waiting;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Empty title={empty.title} text={empty.text}>
        {empty.action}
      </Empty>
    );
  return (
    <Stack gap="md">
      <Paper component="ul" withBorder px="lg" py={0} m={0} className="rows">
        {items.map(children)}
      </Paper>
      <More of={pages} />
    </Stack>
  );
}

export function Entry({ name, to, text, mark }: { name: string; to?: string; text: ReactNode[]; mark?: ReactNode }) {
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div>
        {to ? (
          <Anchor component={Link} to={to} fw={600}>
            {name}
          </Anchor>
        ) : (
          <Text fw={600}>{name}</Text>
        )}
        <Text size="sm">{text.filter(Boolean).flatMap((part, place) => (place === 0 ? [part] : [' · ', part]))}</Text>
      </div>
      {mark}
    </Group>
  );
}
