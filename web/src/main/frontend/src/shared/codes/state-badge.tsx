import { Badge } from '@mantine/core';
import { CodeState } from '../../generated/qr';
import { useText } from '../text/text';

const waiting: CodeState[] = [CodeState.Issued, CodeState.Printed];

export const waits = (state: CodeState) => waiting.includes(state);

/** A state by its words; its colour says no more. */
export function StateBadge({ state }: { state: CodeState }) {
  const { t } = useText();
  const color = waits(state) ? 'orange.9' : state === CodeState.Activated ? 'rice.7' : 'red.9';
  return (
    <Badge color={color} variant={waits(state) ? 'outline' : 'filled'}>
      {t(`codes.state.${state}`)}
    </Badge>
  );
}
