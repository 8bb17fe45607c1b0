import { Alert, Button, Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { calendarDay } from '../../shared/input';
import { useText } from '../../shared/text/text';
import { ProblemNotice } from '../../shared/ui/states';
import { useImport } from './api';
import { columnsOf, type ListKind, templateOf } from './columns';
import { decoded, type FileSlip, type Line, type Read, readList } from './read-list';

type Chosen = Read | 'reading' | 'not-utf8';

/** Nothing of a file is sent before all of it is right: a list that lacks a line would be a wrong denominator. */
export function ImportForm({ kind }: { kind: ListKind }) {
  const { t } = useText();
  const [file, setFile] = useState<Chosen>();
  const [noFile, setNoFile] = useState(false);
  const send = useImport(kind);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const chosen = event.currentTarget.files?.[0];
    send.reset();
    setNoFile(false);
    if (!chosen) return setFile(undefined);
    setFile('reading');
    const text = decoded(await chosen.arrayBuffer());
    setFile(text === undefined ? 'not-utf8' : readList(kind, text));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setNoFile(file === undefined);
    if (typeof file !== 'object' || file.slips.length > 0) return;
    const form = event.currentTarget;
    const fields = new FormData(form);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const signed = {
      title: text('title'),
      signedBy: text('signed-by'),
      signedOn: calendarDay(text('signed-on')),
      cutOffOn: calendarDay(text('cut-off')),
    };
    send.mutate(
      { signed, lines: file.lines },
      {
        onSuccess: () => {
          form.reset();
          setFile(undefined);
        },
      },
    );
  }

  return (
    <Paper component="section" withBorder p="xl">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Title order={2} size="h3">
            {t('lists.import')}
          </Title>
          <Columns kind={kind} />
          <TextInput name="title" label={t('lists.list-title')} maxLength={200} required />
          <TextInput name="signed-by" label={t('lists.signed-by')} maxLength={200} required />
          <Group grow align="flex-start">
            <TextInput type="date" name="signed-on" label={t('lists.signed-on')} required />
            {kind !== 'isolation' && <TextInput type="date" name="cut-off" label={t('lists.cut-off')} required />}
          </Group>
          <TextInput
            type="file"
            label={t('lists.file')}
            accept=".csv,text/csv"
            // The same file, mended, is a new choice: browsers tell of another name only.
            onClick={(event) => {
              event.currentTarget.value = '';
              setFile(undefined);
            }}
            onChange={choose}
            error={noFile && t('lists.no-file')}
            withAsterisk
          />
          {file !== undefined && <ChosenFile file={file} />}
          {send.isError && <ProblemNotice problem={send.error} />}
          {send.isSuccess && <Alert role="status">{t('lists.imported', send.data)}</Alert>}
          <Group>
            <Button
              type="submit"
              size="md"
              loading={send.isPending}
              disabled={file === 'reading' || file === 'not-utf8' || (file?.slips.length ?? 0) > 0}
            >
              {t('lists.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function Columns({ kind }: { kind: ListKind }) {
  const { t } = useText();
  return (
    <Stack gap="xs">
      <Text size="sm">{t('lists.columns.text')}</Text>
      {kind === 'chains' && <Text size="sm">{t('lists.columns.chains')}</Text>}
      <Group component="ul" gap="xs" p={0} m={0} aria-label={t('lists.columns')}>
        {columnsOf[kind].map(({ name, must }) => (
          <Paper component="li" key={name} withBorder px="sm" py={4} display="block">
            <Text size="sm" fw={600} span>
              {name}
            </Text>{' '}
            <Text size="sm" span>
              · {t(must ? 'lists.column.must' : 'lists.column.may')}
            </Text>
          </Paper>
        ))}
      </Group>
      <Group>
        <Button
          component="a"
          variant="default"
          size="xs"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(templateOf(kind))}`}
          download={`${kind}.csv`}
        >
          {t('lists.template')}
        </Button>
      </Group>
    </Stack>
  );
}

function ChosenFile({ file }: { file: Chosen }) {
  const { t } = useText();
  if (file === 'reading') return <Text role="status">{t('lists.reading')}</Text>;
  if (file === 'not-utf8')
    return (
      <Alert color="red" role="alert">
        {t('lists.slip.not-utf8')}
      </Alert>
    );
  return (
    <Stack gap="md">
      <Text role="status" fw={600}>
        {t('lists.read', { count: file.lines.length })}
      </Text>
      {file.slips.length > 0 && <Slips slips={file.slips} />}
      {file.lines.length > 0 && <Preview file={file} />}
    </Stack>
  );
}

const mostSlips = 50;

function Slips({ slips }: { slips: FileSlip[] }) {
  const { t } = useText();
  return (
    <Alert color="red" role="alert" title={t('lists.slips', { count: slips.length })}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('lists.line')}</Table.Th>
            <Table.Th>{t('lists.column')}</Table.Th>
            <Table.Th>{t('lists.what')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {slips.slice(0, mostSlips).map(({ line, column, what }) => (
            <Table.Tr key={`${line} ${column} ${what}`}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>{column}</Table.Td>
              <Table.Td>{t(what)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {slips.length > mostSlips && <Text size="sm">{t('lists.more-rows', { count: slips.length - mostSlips })}</Text>}
    </Alert>
  );
}

const mostLines = 8;

function Preview({ file }: { file: Read }) {
  const { t } = useText();
  const first = file.lines.slice(0, mostLines);
  const caption = t('lists.preview', { count: first.length });
  return (
    <Table.ScrollContainer type="native" minWidth={480} tabIndex={0} role="region" aria-label={caption}>
      <Table captionSide="top">
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {file.columns.map(({ name }) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {first.map((line) => (
            <PreviewLine key={JSON.stringify(line)} file={file} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PreviewLine({ file, line }: { file: Read; line: Line }) {
  return (
    <Table.Tr>
      {file.columns.map(({ field }) => (
        <Table.Td key={field}>{line[field] ?? '–'}</Table.Td>
      ))}
    </Table.Tr>
  );
}
