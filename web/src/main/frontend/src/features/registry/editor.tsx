import { Anchor, Button, Group, NativeSelect, Paper, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type FormEvent, Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { statusOf } from '../../shared/api/problem';
import type { Versioned } from '../../shared/api/versioned';
import { communeChoices } from '../../shared/communes';
import { useText } from '../../shared/text/text';
import type { TextKey } from '../../shared/text/vi';
import { PageHead, ProblemNotice, Waiting } from '../../shared/ui/states';

/** What stands in the form, trimmed; a field left empty is absent. */
export type Fields = { get: (name: string) => string | undefined; must: (name: string) => string; all: FormData };
export type Slips = Record<string, TextKey | undefined>;

const fieldsOf = (form: FormData): Fields => {
  const get = (name: string) => String(form.get(name) ?? '').trim() || undefined;
  return { get, must: (name) => get(name) ?? '', all: form };
};

/** One form for what is new and for its next version. Another version by now is said, never overwritten. */
export function Editor(props: {
  title: string;
  back: string;
  save: { isPending: boolean; isError: boolean; error: unknown };
  reload?: () => void;
  onSubmit: (fields: Fields) => void;
  children: ReactNode;
}) {
  const { title, back, save, reload, onSubmit, children } = props;
  const { t } = useText();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSubmit(fieldsOf(new FormData(event.currentTarget)));
  }

  return (
    <Stack gap="lg" maw={640}>
      <Anchor component={Link} to={back}>
        ← {t('page.back')}
      </Anchor>
      <PageHead title={title} />
      <Paper withBorder p="xl">
        <form onSubmit={submit}>
          <Stack gap="md">
            {children}
            {save.isError && <ProblemNotice problem={save.error} />}
            <Group>
              <Button type="submit" size="md" loading={save.isPending}>
                {t('registry.save')}
              </Button>
              {reload && statusOf(save.error) === 412 && (
                <Button variant="default" size="md" onClick={reload}>
                  {t('registry.reload')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </Paper>
    </Stack>
  );
}

/** The form of a document once it is there; a version read anew makes it a new form. */
export function Loaded<T>(props: {
  document: UseQueryResult<Versioned<T>>;
  children: (document: Versioned<T>, reload: () => void) => ReactNode;
}) {
  const { document, children } = props;
  if (document.isPending) return <Waiting for="form" />;
  if (document.isError) return <ProblemNotice problem={document.error} retry={document.refetch} />;
  return <Fragment key={document.data.etag}>{children(document.data, () => document.refetch())}</Fragment>;
}

export function CommuneSelect({ defaultValue }: { defaultValue?: string }) {
  const { t } = useText();
  return (
    <NativeSelect
      name="commune"
      label={t('registry.commune')}
      defaultValue={defaultValue}
      required
      data={[{ value: '', label: t('registry.choose-commune') }, ...communeChoices]}
    />
  );
}
