import { Badge } from '@mantine/core';
import type { ApprovalState } from '../../generated/ingest';
import { useText } from '../text/text';

const colours: Record<ApprovalState, string> = {
  waiting: 'orange.9',
  approved: 'rice.7',
  refused: 'red.9',
  withdrawn: 'red.9',
};

export function ApprovalBadge({ state }: { state: ApprovalState }) {
  const { t } = useText();
  return (
    <Badge color={colours[state]} variant={state === 'approved' ? 'filled' : 'outline'}>
      {t(`approval.${state}`)}
    </Badge>
  );
}
