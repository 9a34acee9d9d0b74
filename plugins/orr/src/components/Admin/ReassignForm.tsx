import { useState } from 'react';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  canTake,
  isFullEntityRef,
  ReassignableKind,
  ReassignmentPreview,
} from 'backstage-plugin-orr-common';
import { useReassigning } from '../../hooks/useReassigning';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { ConfirmDialog } from './ConfirmDialog';
import { KindChoice } from './KindChoice';
import { ReassignProgress } from './ReassignProgress';

const useStyles = makeStyles(theme => ({
  button: { minHeight: 44, marginTop: theme.spacing(1) },
  kinds: { display: 'block' },
}));

function useChoice(preview: ReassignmentPreview) {
  const [left, setLeft] = useState<ReassignableKind[]>([]);
  const [toRef, setToRef] = useState('');
  const takerKind = toRef.split(':')[0];
  const present = preview.kinds.filter(({ count }) => count > 0);
  const isRefused = (kind: ReassignableKind) =>
    isFullEntityRef(toRef) && !canTake(kind, takerKind);
  return {
    toRef,
    setToRef,
    present,
    isRefused,
    isChosen: (kind: ReassignableKind) => !left.includes(kind),
    choose: (kind: ReassignableKind, chosen: boolean) =>
      setLeft(chosen ? left.filter(other => other !== kind) : [...left, kind]),
    chosen: present.filter(
      ({ kind }) => !left.includes(kind) && !isRefused(kind),
    ),
  };
}

/** What is given, to whom, and the last question before it is. @internal */
export function ReassignForm(props: {
  preview: ReassignmentPreview;
  mayGive: boolean;
  onGiven: () => void;
}) {
  const { preview, mayGive } = props;
  const { fromRef } = preview;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const choice = useChoice(preview);
  const { toRef, present, chosen } = choice;
  const [tried, setTried] = useState(false);
  const [open, setOpen] = useState(false);
  const reassigning = useReassigning(props.onGiven);
  const [begun, setBegun] = useState({
    toRef: '',
    kinds: [] as ReassignableKind[],
    total: 0,
  });
  const wanted = { fromRef, toRef: begun.toRef, kinds: begun.kinds };
  const { status } = reassigning.state;
  const name = <EntityDisplayName key="name" entityRef={fromRef} hideIcon />;
  const toProblem =
    (!isFullEntityRef(toRef) &&
      t('admin.needsRef', { example: 'user:default/kim' })) ||
    (toRef.toLocaleLowerCase('en-US') === fromRef &&
      t('admin.reassign.sameRef')) ||
    undefined;
  const ask = () => {
    setTried(true);
    setOpen(toProblem === undefined && chosen.length > 0);
  };
  const start = () => {
    const kinds = chosen.map(({ kind }) => kind);
    setOpen(false);
    setBegun({
      toRef,
      kinds,
      total: chosen.reduce((sum, { count }) => sum + count, 0),
    });
    reassigning.start({ fromRef, toRef, kinds });
  };
  if (status !== 'idle') {
    return (
      <ReassignProgress
        state={reassigning.state}
        toRef={begun.toRef}
        total={begun.total}
        onRetry={() => reassigning.retry(wanted)}
      />
    );
  }
  if (!present.length) {
    return (
      <Typography role="status">
        {t('admin.reassign.empty', { name })}
      </Typography>
    );
  }
  return (
    <>
      <FormControl
        component="fieldset"
        className={classes.kinds}
        error={tried && !chosen.length}
      >
        <FormLabel component="legend">
          {t('admin.reassign.what', { name })}
        </FormLabel>
        {present.map(assigned => (
          <KindChoice
            key={assigned.kind}
            assigned={assigned}
            chosen={choice.isChosen(assigned.kind)}
            onChoose={isChosen => choice.choose(assigned.kind, isChosen)}
            refusal={
              choice.isRefused(assigned.kind)
                ? t('admin.reassign.notForGroups')
                : undefined
            }
          />
        ))}
        {tried && !chosen.length && (
          <FormHelperText role="alert">
            {t('admin.reassign.needsKind')}
          </FormHelperText>
        )}
      </FormControl>
      {mayGive ? (
        <>
          <EntityPicker
            id="orr-reassign-to"
            label={t('admin.reassign.to')}
            value={toRef}
            onChange={choice.setToRef}
            error={tried && toProblem !== undefined}
            helperText={tried ? toProblem : undefined}
            fullWidth
          />
          <Button
            className={classes.button}
            variant="contained"
            color="primary"
            onClick={ask}
          >
            {t('admin.reassign.give')}
          </Button>
        </>
      ) : (
        <Typography color="textSecondary">
          {t('admin.reassign.readOnly')}
        </Typography>
      )}
      <ConfirmDialog
        open={open}
        title={t('admin.reassign.confirm.title')}
        text={t('admin.reassign.confirm.text', { from: fromRef, to: toRef })}
        confirm={t('admin.reassign.give')}
        onConfirm={start}
        onClose={() => setOpen(false)}
      >
        <ul>
          {chosen.map(({ kind, count }) => (
            <li key={kind}>{t(`admin.reassign.kind.${kind}`, { count })}</li>
          ))}
        </ul>
        <Typography color="textSecondary">
          {t('admin.reassign.confirm.told')}
        </Typography>
      </ConfirmDialog>
    </>
  );
}
