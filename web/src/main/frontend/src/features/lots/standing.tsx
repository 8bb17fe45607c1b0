import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { LotDecisionEntry, Recalled, Trace } from '../../generated/ingest';
import { useSession } from '../../shared/api/session';
import { findingSentence, namesIn } from '../../shared/finding-text';
import { lotAddress } from '../../shared/lot-address';
import { recallsLots, releasesLots } from '../../shared/roles';
import { useText } from '../../shared/text/text';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { useDecideOnLot } from './api';

const isOfThis = ({ lot }: Recalled, trace: Trace) => lot.gtin === trace.lot.gtin && lot.lot === trace.lot.lot;

/** Whether the lot is recalled or held, what that means, and what an officer may decide about it. */
export function Standing({ trace }: { trace: Trace }) {
  return (
    <>
      {trace.recalled && <RecallBanner trace={trace} recalled={trace.recalled} />}
      {trace.held && <HeldBanner trace={trace} />}
    </>
  );
}

function RecallBanner({ trace, recalled }: { trace: Trace; recalled: Recalled }) {
  const { t, moment } = useText();
  const mayDecide = recallsLots(useSession().data);
  const own = isOfThis(recalled, trace);
  const title = own ? t('recall.title') : t('recall.title.upstream', { lot: recalled.lot.lot });
  return (
    <Alert color="red" variant="filled" bg="red.9" role="alert" title={title} className="on-dark">
      <Stack gap="sm" align="flex-start">
        <Text c="white">
          {t('recall.since', { reason: sentenceOf(recalled.reason), since: moment(recalled.since) })}
        </Text>
        <Text c="white">{t('recall.means')}</Text>
        {!own && (
          <Button component={Link} to={lotAddress(recalled.lot)} variant="white" color="red.9">
            {t('recall.open', { lot: recalled.lot.lot })}
          </Button>
        )}
        {own && mayDecide && (
          <Decide trace={trace} kind="recall-lifted" label={t('recall.lift')} text={t('recall.lift.text')} />
        )}
      </Stack>
    </Alert>
  );
}

const sentenceOf = (reason: string) => (/[.!?…]$/.test(reason) ? reason : `${reason}.`);

function HeldBanner({ trace }: { trace: Trace }) {
  const texts = useText();
  const { t } = texts;
  const mayDecide = releasesLots(useSession().data);
  const serious = trace.findings.filter(({ severity, released }) => severity === 'serious' && !released);
  return (
    <Alert color="orange" title={t('held.title')} role="status">
      <Stack gap="sm" align="flex-start">
        <Text>{t('held.text')}</Text>
        {mayDecide && serious.length > 0 ? (
          <Decide
            trace={trace}
            kind="released"
            label={t('held.release')}
            text={t('held.release.text')}
            findings={serious.map(({ key }) => key)}
          >
            <List>
              {serious.map((finding) => (
                <List.Item key={finding.key}>{findingSentence(finding, namesIn(trace), texts)}</List.Item>
              ))}
            </List>
          </Decide>
        ) : (
          <Text>{t('held.who')}</Text>
        )}
      </Stack>
    </Alert>
  );
}

/** For an inspector, as long as this lot itself is not recalled. */
export function RecallButton({ trace }: { trace: Trace }) {
  const { t } = useText();
  const mayDecide = recallsLots(useSession().data);
  if (!mayDecide || (trace.recalled && isOfThis(trace.recalled, trace))) return null;
  return (
    <Group>
      <Decide trace={trace} kind="recalled" label={t('recall.do')} text={t('recall.do.text')} colour="red.9" />
    </Group>
  );
}

function Decide(props: {
  trace: Trace;
  kind: LotDecisionEntry['kind'];
  label: string;
  text: string;
  findings?: string[];
  colour?: string;
  children?: ReactNode;
}) {
  const { trace, kind, label, text, findings, colour, children } = props;
  const [asked, setAsked] = useState(false);
  const decide = useDecideOnLot(trace.lot.gtin, trace.lot.lot);
  const close = () => {
    setAsked(false);
    decide.reset();
  };
  return (
    <>
      <Button color={colour} variant={kind === 'recall-lifted' ? 'white' : 'filled'} onClick={() => setAsked(true)}>
        {label}
      </Button>
      {asked && (
        <ReasonDialog
          title={label}
          text={text}
          colour={colour}
          decision={{ ...decide, mutate: (reason) => decide.mutate({ kind, reason, findings }, { onSuccess: close }) }}
          onClose={close}
        >
          {children}
        </ReasonDialog>
      )}
    </>
  );
}
