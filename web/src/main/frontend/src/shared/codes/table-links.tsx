import { Button } from '@mantine/core';
import { useText } from '../text/text';

const kinds = ['csv', 'xlsx'] as const;

/** The files of labels that a print shop takes: a million lines go to a file, past this page. */
export function TableLinks({ at, of }: { at: string; of: string }) {
  const { t } = useText();
  return kinds.map((kind) => (
    <Button
      key={kind}
      component="a"
      href={`${at}/codes.${kind}`}
      download
      variant="default"
      size="sm"
      aria-label={`${t(`codes.table.${kind}`)}, ${of}`}
    >
      {t(`codes.table.${kind}`)}
    </Button>
  ));
}
