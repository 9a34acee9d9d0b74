import { ReactNode, useMemo, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import Button from '@material-ui/core/Button';
import { SourceRuleList } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { RuleChange, useRuleWrite } from '../../hooks/useSourceAdmin';
import { WriteDialog } from '../Feedback';
import { ruleOfText, RuleKind, ruleTextOf } from './ruleDraft';
import { RuleFields } from './RuleFields';
import { RulePreview } from './RulePreview';
import { useRuleText } from './useRuleText';

/** Nobody is asked for each letter. */
const SETTLED_MS = 250;

/** A rule that is to be written, or one that says something already. @internal */
export interface RuleOpened extends RuleChange {
  /** Whether it is made from nothing: then all of it is to be said. */
  isBlank?: boolean;
}

function SaveButton(props: {
  running: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      style={{ minHeight: 44 }}
      variant="contained"
      color="primary"
      aria-disabled={props.running}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
}

/** What the dialog is called, and what it says of when the rule applies. */
function useTexts(opened: RuleOpened, kind: RuleKind) {
  const { known, rule, isBlank } = opened;
  const { t } = useOrrTranslation();
  const ruleText = useRuleText();
  const applies =
    kind === 'deploys'
      ? t('sourceAdmin.form.runsText')
      : t('sourceAdmin.form.text');
  if (isBlank) {
    return { title: t('sourceAdmin.form.addTitle'), explain: applies };
  }
  if (!rule) {
    return {
      title: t('sourceAdmin.form.removeTitle'),
      explain: `${ruleText(known!.rule)}. ${applies}`,
    };
  }
  return {
    title:
      rule.kind === 'environment' && !known
        ? t('sourceAdmin.form.title', { match: rule.document.match })
        : t('sourceAdmin.form.changeTitle'),
    explain: applies,
  };
}

/** What is written, and the rule that it makes: at once, and as of when nobody typed for a moment. */
function useWritten({ known, rule: first, isBlank }: RuleOpened) {
  const isWritten = isBlank || first !== undefined;
  const [kind, setKind] = useState<RuleKind>(
    (first ?? known?.rule)?.kind ?? 'environment',
  );
  const [text, setText] = useState(() => ruleTextOf(first));
  const rule = useMemo(
    () => (isWritten ? ruleOfText(kind, text) : undefined),
    [isWritten, kind, text],
  );
  const [settled, setSettled] = useState(rule);
  useDebounce(() => setSettled(rule), SETTLED_MS, [rule]);
  return { isWritten, kind, setKind, text, setText, rule, settled };
}

/** Makes, changes or removes a rule, and shows before what that does. @internal */
export function RuleDialog(props: {
  opened: RuleOpened;
  onClose: () => void;
  onDone: (made: RuleChange, list: SourceRuleList) => void;
}) {
  const { known, isBlank } = props.opened;
  const { t } = useOrrTranslation();
  const written = useWritten(props.opened);
  const { isWritten, kind, rule, settled, text } = written;
  const texts = useTexts(props.opened, kind);
  const [tried, setTried] = useState(false);
  const write = useRuleWrite(list => props.onDone({ known, rule }, list));
  const save = () => {
    setTried(true);
    if (!isWritten || rule) {
      write.run({ known, rule });
    }
  };
  return (
    <WriteDialog
      open
      onClose={props.onClose}
      {...texts}
      error={write.error}
      failed={t('sourceAdmin.form.failed')}
      keeps
      actions={
        <SaveButton running={write.running} onClick={save}>
          {t(`sourceAdmin.form.${isWritten ? 'save' : 'remove'}`)}
        </SaveButton>
      }
    >
      {isWritten && (
        <RuleFields
          kind={kind}
          onKind={isBlank ? written.setKind : undefined}
          scoped={isBlank || known !== undefined}
          text={text}
          tried={tried}
          onChange={written.setText}
        />
      )}
      <RulePreview
        kind={kind}
        ruleId={known?.id}
        rule={settled}
        isComplete={!isWritten || settled?.kind === kind}
      />
    </WriteDialog>
  );
}
