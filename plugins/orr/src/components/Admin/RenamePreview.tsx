import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityMove,
  EntityMovePreview,
  MoveEntityBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { ConfirmDialog } from './ConfirmDialog';
import type { RenameDraft } from './RenameDraft';
import { isNoHistory, useCarriedText } from './useCarriedText';
import { useMoveProblemTexts } from './useMoveProblemTexts';

const useStyles = makeStyles(theme => ({
  root: {
    marginTop: theme.spacing(2),
    overflowWrap: 'anywhere',
    '& > p + p': { marginTop: theme.spacing(1) },
  },
  problems: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(3) },
  button: { minHeight: 44, marginTop: theme.spacing(1) },
}));

function Carry(props: {
  preview: EntityMovePreview;
  onMoved: (move: EntityMove) => void;
}) {
  const { fromRef, toRef, swap } = props.preview;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const orrApi = useApi(orrApiRef);
  const [open, setOpen] = useState(false);
  const write = useNamedWrite<Omit<MoveEntityBody, 'mutationId'>, EntityMove>(
    body => orrApi.moveEntity({ body }),
    props.onMoved,
  );
  const refs = { from: fromRef, to: toRef };
  const act = t(swap ? 'admin.move.exchange' : 'admin.move.carry');
  return (
    <>
      <Button
        className={classes.button}
        variant="contained"
        color="primary"
        onClick={() => setOpen(true)}
      >
        {act}
      </Button>
      <ConfirmDialog
        open={open}
        title={t(
          swap ? 'admin.move.confirm.titleSwap' : 'admin.move.confirm.title',
        )}
        text={t(
          swap ? 'admin.move.confirm.textSwap' : 'admin.move.confirm.text',
          refs,
        )}
        confirm={write.running ? t('admin.move.confirm.running') : act}
        running={write.running}
        onConfirm={() => write.run({ fromRef, toRef, swap })}
        onClose={() => setOpen(false)}
      >
        {write.error !== undefined && (
          <ErrorPanel
            error={write.error}
            title={t('admin.move.confirm.failed')}
          />
        )}
      </ConfirmDialog>
    </>
  );
}

function Judged(props: {
  preview: EntityMovePreview;
  mayMove: boolean;
  onMoved: (move: EntityMove) => void;
}) {
  const { preview } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const textOf = useCarriedText();
  const problemTexts = useMoveProblemTexts();
  const { fromRef: from, toRef: to, swap, carried, met } = preview;
  if (preview.problems.length) {
    return (
      <>
        <Typography>{t('admin.move.problems')}</Typography>
        <ul className={classes.problems}>
          {problemTexts(preview).map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </>
    );
  }
  if (isNoHistory(carried) && (!swap || isNoHistory(met))) {
    return <Typography>{t('admin.move.nothing', { from })}</Typography>;
  }
  return (
    <>
      {!isNoHistory(carried) && (
        <Typography>
          {t('admin.move.carried', { from, to })}{' '}
          <strong>{textOf(carried)}</strong>
        </Typography>
      )}
      {!isNoHistory(met) && (
        <Typography>
          {swap
            ? t('admin.move.metSwap', { from, to })
            : t('admin.move.met', { to })}{' '}
          <strong>{textOf(met)}</strong>
        </Typography>
      )}
      {props.mayMove ? (
        <Carry preview={preview} onMoved={props.onMoved} />
      ) : (
        <Typography color="textSecondary">
          {t('admin.move.readOnly')}
        </Typography>
      )}
    </>
  );
}

/** What carrying a history would do, what is in the way, and the step from there to doing it. @internal */
export function RenamePreview(props: {
  asked: RenameDraft;
  mayMove: boolean;
  onMoved: (move: EntityMove) => void;
}) {
  const { asked } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const orrApi = useApi(orrApiRef);
  const loaded = useLoaded(
    signal =>
      orrApi.previewEntityMove(
        {
          query: {
            fromRef: asked.fromRef,
            toRef: asked.toRef,
            swap: asked.swap ? 'true' : 'false',
          },
        },
        { signal },
      ),
    [orrApi, asked],
  );
  return (
    <div className={classes.root} role="status">
      {loaded.status === 'loading' && (
        <Typography>{t('admin.move.previewing')}</Typography>
      )}
      {loaded.status === 'error' && (
        <ErrorPanel
          error={loaded.error}
          title={t('admin.move.previewFailed')}
          onRetry={loaded.reload}
        />
      )}
      {loaded.status === 'ready' && (
        <Judged {...props} preview={loaded.value} />
      )}
    </div>
  );
}
